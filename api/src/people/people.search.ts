import type { PersonId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { readByIds } from '../platform/database/reading.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import type { Reason } from './likeness.ts'
import { wholeNumberOf } from './nameKeys.ts'
import { rankNames } from './nameRank.ts'
import { tokensOf } from './names.ts'
import { type NameWhy, whyNamed } from './nameWhy.ts'
import { namesOfRoster } from './people.index.ts'
import { People, type PersonDoc } from './people.model.ts'
import { mayReadPrivate, nameReadableBy } from './people.policy.ts'

export interface Found {
  readonly person: PersonDoc
  readonly hit: Reason | 'number'
  /** Of a name; null of a number. */
  readonly why: NameWhy | null
}

/** More than these are not ranked: those that share most keys with the query are. */
const MOST_CANDIDATES = 500
/** Part of a service number that is long enough to look for. */
const LEAST_DIGITS = 3

/** The best hits for `q` among the names that the viewer may read ([P3], [P4]); moderators find service numbers too. */
export const findPeople = async (viewer: Viewer, q: string, limit: number): Promise<Found[]> => {
  const byNumber = await findByNumber(viewer, q, limit)
  const known = new Set(byNumber.map(({ person }) => person._id))
  const byName = (await findByName(viewer, q, limit + known.size)).filter(
    ({ person }) => !known.has(person._id),
  )
  return [...byNumber, ...byName].slice(0, limit)
}

/** Whose service number begins like this, for moderators. */
export const findByNumber = async (viewer: Viewer, q: string, limit: number): Promise<Found[]> => {
  const whole = wholeNumberOf(q)
  if (!mayReadPrivate(viewer) || !/\d/u.test(whole) || whole.length < LEAST_DIGITS) return []
  const begun = [...new Set([whole, whole.replace(/^\p{L}*0*(?=\d)/u, '')])]
  const people = await rawOf(People)
    .find({ $or: begun.map((key) => ({ numberKey: { $gte: key, $lt: `${key}\u{10ffff}` } })) })
    .sort({ numberKey: 1 })
    .limit(limit)
    .toArray()
  return people.map((person) => ({ person, hit: 'number', why: null }))
}

const findByName = async (viewer: Viewer, q: string, limit: number): Promise<Found[]> =>
  (await searchNames(viewer, q, limit)).found

/** The best hits and how many there are: the names are looked for in memory; who is shown is read, and whether he may be is asked once more. */
export const searchNames = async (
  viewer: Viewer,
  q: string,
  limit: number,
): Promise<{ found: Found[]; ids: readonly PersonId[] }> => {
  const asked = tokensOf(q)
  if (asked.length === 0) return { found: [], ids: [] }
  const names = await namesOfRoster()
  const openBy = readsWithheld(viewer) ? Infinity : Date.now()
  const ranked = rankNames(asked, names.likely(asked, openBy, MOST_CANDIDATES))
  const shown = ranked.slice(0, limit)
  const people = await readByIds(
    People,
    shown.map(({ candidate }) => candidate.id),
    { where: nameReadableBy(viewer) },
  )
  const found = shown.flatMap((one): Found[] => {
    const person = people.get(one.candidate.id)
    if (!person) return []
    const why = whyNamed(q, [person.name, ...person.otherNames], one)
    return [{ person, hit: one.reason, why }]
  })
  return { found, ids: ranked.map(({ candidate }) => candidate.id) }
}
