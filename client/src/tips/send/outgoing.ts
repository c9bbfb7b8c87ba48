import type { About } from '@rollcall/contract/tips.ts'
import { outboxOf, type Way as WayOf } from '../../live/outbox.ts'
import { wordOf } from '../../men/tipPath.ts'
import type { TipWritten } from '../write/tipForm.ts'

/** A tip on its way to the server. */
export interface Outgoing {
  /** What it is about, and so which draft it was: one of each is on its way at most. */
  readonly place: string
  readonly body: TipWritten
  /** Key and body together are the tip: sent again they get the same receipt. */
  readonly key: string
}

export type Way = WayOf<Outgoing>

/** Longer than any limit of the server's: what was typed for an hour is worth waiting another. */
export const patience = 2 * 3_600

/** Under what a draft and an outgoing tip are kept. */
export const placeOf = (about: About | null): string => (about ? wordOf(about) : 'nothing')

export const outbox = outboxOf<Outgoing, string>({
  place: 'tips.outgoing',
  patience,
  idOf: ({ place }) => place,
  isSame: (one, other) => one.place === other.place,
})
