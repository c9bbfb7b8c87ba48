import { MOST_CONTRARY } from '@rollcall/contract/caseView.ts'
import { LRUCache } from 'lru-cache'
import type { Identification } from '../identifications/identification.model.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Moment, nobodySince, readSureSince, type SureSince } from '../votes/since.reader.ts'
import type { Tally } from '../votes/vote.model.ts'

/** So many new "different, sure" question what is confirmed ([M3]). */
const CONTRARY_ANSWERS = 2

/**
 * Of each identification when it was said that he is surely somebody else, by accounts that had not said so before the
 * name stood: of what is confirmed only as many as question it.
 */
export type Contrary = ReadonlyMap<string, readonly Date[]>

/** Reads it of what is probable or confirmed; a tally with no such answer asks nothing. */
export const readContrary = async (
  session: Session,
  identifications: readonly Identification[],
  tallyOf: (id: string) => Tally,
): Promise<Contrary> => {
  const found = new Map<string, readonly Date[]>()
  for (const one of identifications) {
    const moment = momentOf(one)
    const tally = tallyOf(one._id)
    // Nothing follows from answers that are not all where they belong yet.
    if (!moment || tally.regrouping || tally.counts['different-sure'] === 0) continue
    found.set(one._id, await readNew(session, one, moment, tally.version))
  }
  return found
}

/** What was found since a moment, as of this version of case and tally. */
interface Found extends SureSince {
  readonly since: string
  readonly version: number
}

const MOST_KNOWN = 2_000
const known = new LRUCache<string, Found>({ max: MOST_KNOWN })

/**
 * What was found before says only where to go on: it is read on in the caller's snapshot. Nobody answers in a transaction
 * that reads this afterwards, so what it says is stored.
 */
const readNew = async (
  session: Session,
  { _id, status }: Identification,
  moment: Moment,
  version: number,
): Promise<readonly Date[]> => {
  const since = JSON.stringify(moment)
  const last = known.get(_id)
  const before = last?.since === since ? last : undefined
  if (before?.version === version) return before.given
  const most = status === 'confirmed' ? CONTRARY_ANSWERS : MOST_CONTRARY
  const found = await readSureSince(session, _id, moment, before ?? nobodySince(moment), most)
  // Who reads an older snapshot leaves out some that stand by now.
  if (!before || before.version < version) known.set(_id, { ...found, since, version })
  return found.given
}

export const contraryTo = (contrary: Contrary, { _id }: Identification): readonly Date[] =>
  contrary.get(_id) ?? []

/** Since when it is questioned; null where it is not. Its tally is public, so this is too. */
export const questionedSince = (contrary: Contrary, identification: Identification): Date | null =>
  identification.status === 'confirmed'
    ? (contraryTo(contrary, identification)[CONTRARY_ANSWERS - 1] ?? null)
    : null

const momentOf = (one: Identification): Moment | null => {
  const { _id, status, statusAt, confirmedTally, upheld, took = [] } = one
  if (status !== 'probable' && status !== 'confirmed') return null
  if (upheld) return { version: upheld.tally, at: upheld.at, took }
  const version = one.statusTally ?? (status === 'confirmed' ? confirmedTally : null)
  // Where nobody noted the version it is told by the time alone.
  return typeof version === 'number'
    ? { version, at: statusAt, took }
    : { version: 0, at: statusAt, took: [_id, ...took] }
}
