import type { AccountId, PairId, StillId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Pair, PairRuling } from '@rollcall/contract/pairs.ts'
import type { NearStill, Still } from '@rollcall/contract/stills.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { nearTo } from './near.reader.ts'
import { type PairDoc, Pairs } from './pair.model.ts'
import { readStills } from './still.reader.ts'
import { presentStills } from './still.view.ts'

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

const presentPairs = async (viewer: Viewer, pairs: readonly PairDoc[]): Promise<Pair[]> => {
  const stills = await shown(
    viewer,
    pairs.flatMap((pair) => pair.stills),
  )
  const accounts = await readAccounts(pairs.flatMap(({ ruledBy }) => (ruledBy as AccountId) ?? []))
  return pairs.flatMap(({ _id, stills: [first, second], ruledBy, foundAt, ...pair }) => {
    const [one, other] = [stills.get(first), stills.get(second)]
    if (!one || !other) return []
    return {
      id: _id,
      stills: [one, other] as [Still, Still],
      likeness: pair.likeness,
      mirrored: pair.mirrored,
      cropped: pair.cropped,
      ruling: pair.ruling,
      ruledBy: ruledBy ? presentName(accounts.get(ruledBy as AccountId)) : null,
      foundAt: foundAt.toISOString(),
      version: pair.version,
    }
  })
}

const shown = async (
  viewer: Viewer,
  ids: readonly StillId[],
): Promise<ReadonlyMap<StillId, Still>> => {
  const stills = await presentStills(viewer, [...(await readStills(viewer, ids)).values()])
  return new Map(stills.map((still) => [still.id, still]))
}

/** As many are pointed out to whoever adds a photo. */
const MOST_NEAR = 5

/** What looks like a photo that was just added, of what its giver may see ([A2], [A9]). */
export const viewNear = async (viewer: Viewer, stillId: StillId): Promise<NearStill[]> => {
  const found = await nearTo(stillId)
  const stills = await shown(
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

const MOST_SAME = 50

/** The stills that moderators said show the same picture, of what the viewer may see. */
export const viewSame = async (viewer: Viewer, stillId: StillId): Promise<Still[]> => {
  const which = { stills: stillId, ruling: 'same' as const }
  const pairs = await rawOf(Pairs).find(which).sort({ _id: 1 }).limit(MOST_SAME).toArray()
  const ids = pairs.flatMap(({ stills }) => stills.filter((id) => id !== stillId))
  return [...(await shown(viewer, ids)).values()]
}
