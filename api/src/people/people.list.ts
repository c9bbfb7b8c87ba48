import { type CampId, type PersonId, personId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Filter } from 'mongodb'
import { rawOf } from '../platform/database/documents.ts'
import { pageFrom, wrongCursor } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { People, type PersonDoc } from './people.model.ts'
import { nameReadableBy } from './people.policy.ts'
import type { TraitsAsked } from './rosterCounts.ts'
import { firstAfter, type Named } from './rosterPool.ts'

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

/** One page of some of the roster, who are in order by name: of those who are on it and of whom the viewer may read every name. */
export const listAmong = async (
  viewer: Viewer,
  among: readonly Named[],
  { cursor, limit }: PageQuery,
): Promise<{ people: PersonDoc[]; nextCursor: string | null }> => {
  const readable = nameReadableBy(viewer)
  const from = cursor === undefined ? 0 : firstAfter(among, await placeOf(cursor, readable))
  const { items, nextCursor } = pageFrom(among.slice(from, from + limit + 1), limit, ({ id }) => id)
  const ids = items.map(({ id }) => id as PersonId)
  const found = await rawOf(People)
    .find({ $and: [{ _id: { $in: ids } }, readable], ...onRoster })
    .toArray()
  const people = new Map(found.map((person) => [person._id, person]))
  return { people: ids.flatMap((id) => people.get(id) ?? []), nextCursor }
}

const onRoster = { takenOff: { $exists: false } } as const

/** `fitsTraits` as a query. */
const whereOf = ({ force, unit, campId, fate }: TraitsAsked): Filter<PersonDoc> => ({
  ...(force !== undefined && { force }),
  ...(unit !== undefined && { unit }),
  ...(campId !== undefined && { 'stays.camp': campId as CampId }),
  ...(fate !== undefined && { 'fates.code': fate }),
})

const afterCursor = async (
  cursor: string,
  readable: Filter<PersonDoc>,
): Promise<Filter<PersonDoc>> => {
  const { sortName, id } = await placeOf(cursor, readable)
  return { $or: [{ sortName: { $gt: sortName } }, { sortName, _id: { $gt: id } }] }
}

/** The cursor is the last entry shown, and only one that the viewer may read: it would tell where any other stands. */
const placeOf = async (cursor: string, readable: Filter<PersonDoc>) => {
  const id = personId.safeParse(cursor)
  const last = id.success && (await rawOf(People).findOne({ $and: [{ _id: id.data }, readable] }))
  if (!last) throw wrongCursor()
  return { id: id.data, sortName: last.sortName }
}
