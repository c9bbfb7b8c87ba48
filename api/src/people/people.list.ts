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

/** Fewer than these are read at once and put in order here; of more, the names are gone through in their order. */
const FEW = 500
/** So many names of the index come at once: what comes by itself is megabytes. */
const NAMES_AT_ONCE = 1_000

/** One page by name of some of the roster, who are on it and of whom the viewer may read every name. */
export const listAmong = async (
  viewer: Viewer,
  among: ReadonlySet<string>,
  { cursor, limit }: PageQuery,
): Promise<{ people: PersonDoc[]; nextCursor: string | null }> => {
  const readable = nameReadableBy(viewer)
  const after = cursor === undefined ? {} : await afterCursor(cursor, readable)
  const ids = among.size < FEW ? [...among] : await firstByName(among, after, limit + 1)
  const found = await rawOf(People)
    .find({ $and: [{ _id: { $in: ids as PersonId[] } }, after, readable], ...onRoster })
    .sort({ sortName: 1, _id: 1 })
    .limit(limit + 1)
    .toArray()
  const { items: people, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  return { people, nextCursor }
}

/** Which of them come first by name, read from the index alone. */
const firstByName = async (
  among: ReadonlySet<string>,
  after: Filter<PersonDoc>,
  count: number,
): Promise<string[]> => {
  const found: string[] = []
  const names = rawOf(People)
    .find(after, { projection: { _id: 1, sortName: 1 }, batchSize: NAMES_AT_ONCE })
    .sort({ sortName: 1, _id: 1 })
    .hint({ sortName: 1, _id: 1 })
  for await (const { _id } of names) {
    if (among.has(_id)) found.push(_id)
    if (found.length === count) break
  }
  return found
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
