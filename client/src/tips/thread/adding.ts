import { tab } from '../../keep/kept.ts'
import { outboxOf, type Way as WayOf } from '../../live/outbox.ts'
import { patience } from '../send/outgoing.ts'

/** Something that is added to a tip, on its way to the server. */
export interface Adding {
  readonly receipt: string
  readonly text: string
  /** Where it was asked: whether it speaks against a name that waits for its day ([M8]). */
  readonly objects?: boolean
  readonly key: string
}

export type AddingWay = WayOf<Adding>

/** It bears the words of the receipt, so it is kept where they are: in this tab, until it is closed. */
export const adding = outboxOf<Adding, string>({
  place: 'tips.adding',
  patience,
  within: tab,
  idOf: ({ receipt }) => receipt,
  isSame: (one, other) => one.receipt === other.receipt,
})

/** The draft of what is added: under a name that tells nothing of the receipt. */
export const addition = 'tip.addition'
