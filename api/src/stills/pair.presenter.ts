import type { AccountId, StillId } from '@rollcall/contract/ids.ts'
import type { Pair } from '@rollcall/contract/pairs.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Viewer } from '../platform/viewer.ts'
import { type PairDoc, Pairs } from './pair.model.ts'
import { presentStills } from './still.presenter.ts'
import { readStills } from './still.reader.ts'

export const presentPairs = async (viewer: Viewer, pairs: readonly PairDoc[]): Promise<Pair[]> => {
  const stills = await shownStills(
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

/** Stills by id, as the viewer sees them; what he may not see is missing. */
export const shownStills = async (
  viewer: Viewer,
  ids: readonly StillId[],
): Promise<ReadonlyMap<StillId, Still>> => {
  const stills = await presentStills(viewer, [...(await readStills(viewer, ids)).values()])
  return new Map(stills.map((still) => [still.id, still]))
}

const MOST_SAME = 50

/** The stills that moderators said show the same picture, of what the viewer may see. */
export const presentSame = async (viewer: Viewer, stillId: StillId): Promise<Still[]> => {
  const which = { stills: stillId, ruling: 'same' as const }
  const pairs = await rawOf(Pairs).find(which).sort({ _id: 1 }).limit(MOST_SAME).toArray()
  const ids = pairs.flatMap(({ stills }) => stills.filter((id) => id !== stillId))
  return [...(await shownStills(viewer, ids)).values()]
}
