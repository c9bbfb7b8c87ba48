import type { AccountId, IdentificationId } from '@rollcall/contract/ids.ts'
import type { Answer, Check } from '@rollcall/contract/votes.ts'
import { outboxOf, type Way as WayOf } from '../live/outbox.ts'

/** An answer on its way to the server. */
export interface Outgoing {
  readonly identificationId: IdentificationId
  /** Whose it is: another account of this browser must not send it. */
  readonly by: AccountId
  /** Null takes the answer back. */
  readonly answer: Answer | null
  readonly reason?: string
  readonly relative?: true
  readonly check?: Check
  readonly key: string
}

export type Way = WayOf<Outgoing>

export const outbox = outboxOf<Outgoing, IdentificationId>({
  place: 'outgoing',
  idOf: ({ identificationId }) => identificationId,
  isSame: (one, other) => one.by === other.by && one.identificationId === other.identificationId,
})

export const { ways, wayOf, setWay, dropWay } = outbox
export const hasOutgoing = outbox.hasKept

/** What an earlier visit could not send, by whoever answered. */
export const keptOutgoing = (by: AccountId): Outgoing[] =>
  outbox.kept().filter((one) => one.by === by)
