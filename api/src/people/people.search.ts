import { rawOf } from '../platform/database/documents.ts'
import { readByIds } from '../platform/database/reading.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import type { Reason } from './likeness.ts'
import { wholeNumberOf } from './nameKeys.ts'
import { rankNames } from './nameRank.ts'
import { tokensOf } from './names.ts'
import { namesOfRoster } from './people.index.ts'
import { People, type PersonDoc } from './people.model.ts'
import { mayReadPrivate, nameReadableBy } from './people.policy.ts'

export interface Found {
  readonly person: PersonDoc
  readonly hit: Reason | 'number'
}

/** More than these are not ranked: those that share most keys with the query are. */
const MOST_CANDIDATES = 500
/** Part of a service number that is long enough to look for. */
const LEAST_DIGITS = 3

/** The best hits for `q` among the names that the viewer may read ([P3], [P4]); moderators find service numbers too. */
export const findPeople = async (viewer: Viewer, q: string, limit: number): Promise<Found[]> => {
  const byNumber = mayReadPrivate(viewer) ? await findByNumber(q, limit) : []
  const known = new Set(byNumber.map(({ person }) => person._id))
  const byName = (await findByName(viewer, q, limit + known.size)).filter(
    ({ person }) => !known.has(person._id),
  )
  return [...byNumber, ...byName].slice(0, limit)
}

const findByNumber = async (q: string, limit: number): Promise<Found[]> => {
  const whole = wholeNumberOf(q)
  if (!/\d/u.test(whole) || whole.length < LEAST_DIGITS) return []
  const begun = [...new Set([whole, whole.replace(/^\p{L}*0*(?=\d)/u, '')])]
  const people = await rawOf(People)
    .find({ $or: begun.map((key) => ({ numberKey: { $gte: key, $lt: `${key}\u{10ffff}` } })) })
    .sort({ numberKey: 1 })
    .limit(limit)
    .toArray()
  return people.map((person) => ({ person, hit: 'number' }))
}

/** The names are looked for in memory; who is shown is read, and whether he may be is asked once more. */
const findByName = async (viewer: Viewer, q: string, limit: number): Promise<Found[]> => {
  const asked = tokensOf(q)
  if (asked.length === 0) return []
  const names = await namesOfRoster()
  const openBy = readsWithheld(viewer) ? Infinity : Date.now()
  const ranked = rankNames(asked, names.likely(asked, openBy, MOST_CANDIDATES)).slice(0, limit)
  const ids = ranked.map(({ candidate }) => candidate.id)
  const people = await readByIds(People, ids, { where: nameReadableBy(viewer) })
  return ranked.flatMap(({ candidate: { id }, reason }) => {
    const person = people.get(id)
    return person ? [{ person, hit: reason }] : []
  })
}
