import type { Identification } from '../identifications/identification.model.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Tally } from '../votes/vote.model.ts'
import { type Moment, newSince } from '../votes/vote.reader.ts'

/** So many new "different, sure" question what is confirmed ([M3]). */
const CONTRARY_ANSWERS = 2

/** When it was said that he is surely somebody else, by accounts that had not said so before the name stood. */
export type Contrary = (identification: Identification) => readonly Date[]

/** Reads it of what is probable or confirmed; a tally with no such answer asks nothing. */
export const readContrary = async (
  session: Session,
  identifications: readonly Identification[],
  tallyOf: (id: string) => Tally,
): Promise<Contrary> => {
  const found = new Map<string, readonly Date[]>()
  for (const one of identifications) {
    const moment = momentOf(one)
    if (moment && tallyOf(one._id).counts['different-sure'] > 0)
      found.set(one._id, await newSince(session, one._id, 'different-sure', moment))
  }
  return ({ _id }) => found.get(_id) ?? []
}

/** Since when it is questioned; null where it is not. Its tally is public, so this is too. */
export const questionedSince = (contrary: Contrary, identification: Identification): Date | null =>
  identification.status === 'confirmed'
    ? (contrary(identification)[CONTRARY_ANSWERS - 1] ?? null)
    : null

const momentOf = (one: Identification): Moment | null => {
  const { _id, status, statusAt, upheld, confirmedTally, decidedAt, took = [] } = one
  if (status === 'probable') return { version: 0, at: statusAt, took: [_id, ...took] }
  if (status !== 'confirmed') return null
  return upheld
    ? { version: upheld.tally, at: upheld.at, took }
    : { version: confirmedTally ?? 0, at: decidedAt, took }
}
