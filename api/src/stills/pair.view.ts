import type { PairId, StillId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Pair, PairRuling } from '@rollcall/contract/pairs.ts'
import type { NearStill } from '@rollcall/contract/stills.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { nearTo } from './near.reader.ts'
import { Pairs } from './pair.model.ts'
import { presentPairs, shownStills } from './pair.presenter.ts'

/** Pairs of one ruling, those found last first; what a moderator linked and took back is none that was found. */
export const viewPairs = async (
  viewer: Viewer,
  { ruling, cursor, limit }: PageQuery & { readonly ruling: PairRuling },
) => {
  const before = cursor === undefined ? null : ((partsOf(cursor, idShape)[0] ?? '') as PairId)
  const which = {
    ruling,
    ...(ruling === 'open' && { likeness: { $ne: null } }),
    ...(before && { _id: { $lt: before } }),
  }
  const read = rawOf(Pairs).find(which).sort({ _id: -1 })
  const { items, nextCursor } = pageFrom(
    await read.limit(limit + 1).toArray(),
    limit,
    ({ _id }) => _id,
  )
  return { items: await presentPairs(viewer, items), nextCursor }
}

export const viewPair = async (viewer: Viewer, id: PairId): Promise<Pair> => {
  const pair = assertFound(await rawOf(Pairs).findOne({ _id: id }))
  return assertFound((await presentPairs(viewer, [pair]))[0])
}

/** As many are pointed out to whoever adds a photo. */
const MOST_NEAR = 5

/** What looks like a photo that was just added, of what its giver may see ([A2], [A9]). */
export const viewNear = async (viewer: Viewer, stillId: StillId): Promise<NearStill[]> => {
  const found = await nearTo(stillId)
  const stills = await shownStills(
    viewer,
    found.map(({ id }) => id),
  )
  return found
    .flatMap(({ id, mirrored, cropped }) => {
      const still = stills.get(id)
      return still ? { still, mirrored, cropped } : []
    })
    .slice(0, MOST_NEAR)
}
