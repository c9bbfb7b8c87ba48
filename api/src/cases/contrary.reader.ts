import type { Identification } from '../identifications/identification.model.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Tally } from '../votes/vote.model.ts'
import { type Moment, newSince } from '../votes/vote.reader.ts'

/** So many new "different, sure" question what is confirmed ([M3]). */
const CONTRARY_ANSWERS = 2

/**
 * Of each identification when it was said that he is surely somebody else, by accounts that had not said so before the
 * name stood; and at which version of case and tally that is so.
 */
export type Contrary = ReadonlyMap<
  string,
  { readonly asOf: string; readonly given: readonly Date[] }
>

/** Reads it of what is probable or confirmed; a tally with no such answer asks nothing, nor does one that is `known`. */
export const readContrary = async (
  session: Session,
  identifications: readonly Identification[],
  tallyOf: (id: string) => Tally,
  known?: Contrary,
): Promise<Contrary> => {
  const found = new Map<string, { asOf: string; given: readonly Date[] }>()
  for (const one of identifications) {
    const moment = momentOf(one)
    const tally = tallyOf(one._id)
    if (!moment || tally.counts['different-sure'] === 0) continue
    const asOf = [one.caseVersion, one.version, tally.version].join()
    const before = known?.get(one._id)
    const given =
      before?.asOf === asOf
        ? before.given
        : await newSince(session, one._id, 'different-sure', moment)
    found.set(one._id, { asOf, given })
  }
  return found
}

export const contraryTo = (contrary: Contrary, { _id }: Identification): readonly Date[] =>
  contrary.get(_id)?.given ?? []

/** Since when it is questioned; null where it is not. Its tally is public, so this is too. */
export const questionedSince = (contrary: Contrary, identification: Identification): Date | null =>
  identification.status === 'confirmed'
    ? (contraryTo(contrary, identification)[CONTRARY_ANSWERS - 1] ?? null)
    : null

const momentOf = (one: Identification): Moment | null => {
  const { _id, status, statusAt, upheld, confirmedTally, decidedAt, took = [] } = one
  if (status === 'probable') return { version: 0, at: statusAt, took: [_id, ...took] }
  if (status !== 'confirmed') return null
  return upheld
    ? { version: upheld.tally, at: upheld.at, took }
    : { version: confirmedTally ?? 0, at: decidedAt, took }
}
