import type { Filter } from 'mongodb'
import { rawOf } from '../platform/database/documents.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { Reason } from './likeness.ts'
import { keysOf, wholeNumberOf } from './nameKeys.ts'
import { rankNames } from './nameRank.ts'
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
  const byName = (await findByName(viewer, q)).filter(({ person }) => !known.has(person._id))
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

const findByName = async (viewer: Viewer, q: string): Promise<Found[]> => {
  const candidates = await candidatesFor(viewer, keysOf([q]))
  const ranked = rankNames(
    q,
    candidates.map((person) => ({ person, names: [person.name, ...person.otherNames] })),
  )
  return ranked.map(({ candidate, reason }) => ({ person: candidate.person, hit: reason }))
}

const candidatesFor = async (viewer: Viewer, keys: readonly string[]): Promise<PersonDoc[]> => {
  if (!keys.length) return []
  const telling = keys.filter((key) => !key.startsWith('i:'))
  const wanted = telling.length ? telling : keys
  const readable: Filter<PersonDoc> = nameReadableBy(viewer)
  return rawOf(People)
    .aggregate<PersonDoc>([
      { $match: { $and: [{ keys: { $in: wanted } }, readable] } },
      { $addFields: { shared: { $size: { $setIntersection: ['$keys', keys] } } } },
      { $addFields: { shared: { $divide: ['$shared', { $add: [{ $size: '$keys' }, 30] }] } } },
      { $sort: { shared: -1, _id: 1 } },
      { $limit: MOST_CANDIDATES },
      { $project: { keys: 0, shared: 0 } },
    ])
    .toArray()
}
