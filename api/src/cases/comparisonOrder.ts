import { createHash } from 'node:crypto'

/** What the order of comparisons goes by: public facts, and nothing that says which way anybody answered ([V2]). */
export interface Comparable {
  readonly _id: string
  readonly status: string
  /** How many have answered, counted or not. */
  readonly answered: number
  readonly skipped: boolean
}

/** By so many answers one may come before another that has fewer, so that not everybody is asked the same at once. */
const SPREAD = 3

/**
 * The order in which an account is asked: what is undecided before what is confirmed, roughly by how few have answered,
 * what he skipped at the end. It is the same whenever he asks.
 */
export const inOrderFor = <Of extends Comparable>(accountId: string, all: readonly Of[]): Of[] => {
  const place = new Map(all.map((one) => [one._id, placeOf(accountId, one)]))
  const at = ({ _id }: Of) => place.get(_id) ?? 0
  return all.toSorted((a, b) => at(a) - at(b) || (a._id < b._id ? -1 : 1))
}

const CONFIRMED = 1e9
const SKIPPED = 1e12

const placeOf = (accountId: string, { _id, status, answered, skipped }: Comparable): number =>
  answered +
  SPREAD * shareOf(`${accountId}:${_id}`) +
  (status === 'confirmed' ? CONFIRMED : 0) +
  (skipped ? SKIPPED : 0)

/** From 0 to 1, evenly, and always the same for the same text. */
const shareOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
