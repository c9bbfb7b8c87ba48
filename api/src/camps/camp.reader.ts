import { type CampId, campId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { pageFrom, wrongCursor } from '../platform/page.ts'
import { type CampDoc, Camps } from './camp.model.ts'
import { soughtIn } from './campNames.ts'

export type KnownCamps = ReadonlyMap<CampId, CampDoc>

/** Camps by id; an id that is none, or is missing, is not in the map. */
export const readCamps = (
  ids: readonly (CampId | null | undefined)[],
  session?: Session,
): Promise<KnownCamps> =>
  readByIds(
    Camps,
    ids.filter((id) => id != null),
    { session },
  )

export const loadCamp = async (id: CampId, session?: Session): Promise<CampDoc> =>
  assertFound((await readCamps([id], session)).get(id))

/** All camps, or some of them, one after the other. */
export const everyCamp = (ids?: readonly string[]): AsyncIterable<CampDoc> =>
  rawOf(Camps)
    .find(ids ? { _id: { $in: ids as CampId[] } } : {})
    .sort({ _id: 1 })
    .batchSize(AT_ONCE)

const AT_ONCE = 200

/** One page of the list, or of those of whose names one begins, from any of its words on, with what is asked for. */
export const listCamps = async ({
  q,
  cursor,
  limit,
}: PageQuery & { readonly q?: string | undefined }): Promise<{
  camps: CampDoc[]
  nextCursor: string | null
}> => {
  const sought = soughtIn(q ?? '')
  if (q !== undefined && sought === '') return { camps: [], nextCursor: null }
  const among = sought && { keys: { $gte: sought, $lt: `${sought}\u{10ffff}` } }
  const after = cursor === undefined ? {} : await afterCursor(cursor)
  const found = await rawOf(Camps)
    .find({ ...(among && { keys: { $elemMatch: among.keys } }), ...after })
    .sort({ order: 1, _id: 1 })
    .limit(limit + 1)
    .toArray()
  const { items: camps, nextCursor } = pageFrom(found, limit, ({ _id }) => _id)
  return { camps, nextCursor }
}

const afterCursor = async (cursor: string) => {
  const id = campId.safeParse(cursor)
  const last = id.success && (await readCamps([id.data])).get(id.data)
  if (!last) throw wrongCursor()
  const { order, _id } = last
  return { $or: [{ order: { $gt: order } }, { order, _id: { $gt: _id } }] }
}
