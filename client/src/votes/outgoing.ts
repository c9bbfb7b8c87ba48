import type { AccountId, IdentificationId } from '@rollcall/contract/ids.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import { forget, keep, readKept } from '../ui/kept.ts'
import { storeOf } from '../ui/store.ts'

/** An answer on its way to the server. It is kept in the browser until the server has it, also over a reload. */
export interface Outgoing {
  readonly identificationId: IdentificationId
  /** Whose it is: another account of this browser must not send it. */
  readonly by: AccountId
  /** Null takes the answer back. */
  readonly answer: Answer | null
  readonly reason?: string
  readonly relative?: true
  /** Marks the act: sent twice, it counts once. */
  readonly key: string
}

export type Way =
  | { readonly is: 'sending'; readonly what: Outgoing }
  /** Nothing gets through now; it goes out when the line is back. */
  | { readonly is: 'waiting'; readonly what: Outgoing }
  | { readonly is: 'refused'; readonly what: Outgoing; readonly error: Error }

/** One at most for each identification: a new answer takes the place of one that waits. */
export const ways = storeOf<ReadonlyMap<IdentificationId, Way>>(new Map())

export const wayOf = (identificationId: IdentificationId): Way | undefined =>
  ways.last().get(identificationId)

export function setWay(way: Way): void {
  ways.set(new Map(ways.last()).set(way.what.identificationId, way))
  if (way.is === 'refused') unkeep(way.what)
  else keepIt(way.what)
}

/** It has arrived, or the reader has read why it was refused. */
export function dropWay(what: Outgoing): void {
  const rest = new Map(ways.last())
  rest.delete(what.identificationId)
  ways.set(rest)
  unkeep(what)
}

const place = 'outgoing'

export const hasOutgoing = (): boolean => readKept(place) !== null

/** What an earlier visit could not send, by whoever answered. */
export function keptOutgoing(by: AccountId): Outgoing[] {
  return all().filter((one) => one.by === by)
}

const keepIt = (what: Outgoing): void => write([...others(what), what])

const unkeep = (what: Outgoing): void => write(others(what))

const others = (what: Outgoing): Outgoing[] =>
  all().filter((one) => one.by !== what.by || one.identificationId !== what.identificationId)

const all = (): Outgoing[] => JSON.parse(readKept(place) ?? '[]') as Outgoing[]

function write(those: readonly Outgoing[]): void {
  if (those.length > 0) keep(place, JSON.stringify(those))
  else forget(place)
}
