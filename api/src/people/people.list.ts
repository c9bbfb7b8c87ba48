import { type CampId, type PersonId, personId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Filter } from 'mongodb'
import { rawOf } from '../platform/database/documents.ts'
import { pageFrom, wrongCursor } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { People, type PersonDoc } from './people.model.ts'
import { nameReadableBy } from './people.policy.ts'
import type { TraitsAsked } from './rosterCounts.ts'

/** One page of the roster by name. A name that the viewer may not read is not in it: its place would give it away. */
export const listRoster = async (
  viewer: Viewer,
  { cursor, limit, ...asked }: PageQuery & TraitsAsked,
): Promise<{ people: PersonDoc[]; nextCursor: string | null }> => {
  const readable = nameReadableBy(viewer)
  const after = cursor === undefined ? {} : await afterCursor(cursor, readable)
  const found = await rawOf(People)
    .find({ $and: [after, readable], ...onRoster, ...whereOf(asked) })
    .sort({ sortName: 1, _id: 1 })
    .limit(limit + 1)
    .toArray()
  const { items: people, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  return { people, nextCursor }
}

/** Fewer than these are read at once and put in order here; of more, the roster is gone through in its order. */
const FEW = 2_000

/** One page by name of some of the roster, of whom the viewer may read every name. */
export const listAmong = async (
  viewer: Viewer,
  among: ReadonlySet<string>,
  { cursor, limit }: PageQuery,
): Promise<{ people: PersonDoc[]; nextCursor: string | null }> => {
  const readable = nameReadableBy(viewer)
  const after = cursor === undefined ? {} : await afterCursor(cursor, readable)
  const few = among.size < FEW ? { _id: { $in: [...among] as PersonId[] } } : {}
  const found: PersonDoc[] = []
  const all = rawOf(People)
    .find({ $and: [few, after, readable], ...onRoster })
    .sort({ sortName: 1, _id: 1 })
  for await (const person of all) {
    if (among.has(person._id)) found.push(person)
    if (found.length > limit) break
  }
  const { items: people, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  return { people, nextCursor }
}

const onRoster = { takenOff: { $exists: false } } as const

/** `fitsTraits` as a query. */
const whereOf = ({ force, unit, campId, fate }: TraitsAsked): Filter<PersonDoc> => ({
  ...(force !== undefined && { force }),
  ...(unit !== undefined && { unit }),
  ...(campId !== undefined && { 'stays.camp': campId as CampId }),
  ...(fate !== undefined && { 'fates.code': fate }),
})

/** The cursor is the last entry shown, and only one that the viewer may read: it would tell where any other stands. */
const afterCursor = async (
  cursor: string,
  readable: Filter<PersonDoc>,
): Promise<Filter<PersonDoc>> => {
  const id = personId.safeParse(cursor)
  const last = id.success && (await rawOf(People).findOne({ $and: [{ _id: id.data }, readable] }))
  if (!last) throw wrongCursor()
  const { sortName, _id } = last
  return { $or: [{ sortName: { $gt: sortName } }, { sortName, _id: { $gt: _id as PersonId } }] }
}
