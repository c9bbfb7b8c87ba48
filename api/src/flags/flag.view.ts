import type { Flagged, FlagMade, OwnFlagMade } from '@rollcall/contract/flags.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import type { AccountViewer, Viewer } from '../platform/viewer.ts'
import type { FlagDoc } from './flag.model.ts'
import { loadFlag, readOwn } from './flag.reader.ts'
import { readFlagged } from './flagged.reader.ts'

type AboutOf = Awaited<ReturnType<typeof readFlagged>>

/** What whoever raised it reads: which of the moderators answered is not told. */
export const viewOwn = async (viewer: Viewer, flag: FlagDoc): Promise<OwnFlagMade> =>
  presentOwn(flag, await readFlagged(viewer, [flag.about]))

export const viewOwnPage = async (viewer: AccountViewer, page: PageQuery) => {
  const { items, nextCursor } = await readOwn(viewer.id, page)
  const aboutOf = await readFlagged(
    viewer,
    items.map(({ about }) => about as Flagged),
  )
  return {
    items: items.map((flag) => ({ id: flag._id, ...presentOwn(flag, aboutOf) })),
    nextCursor,
  }
}

const presentOwn = ({ about, kind, text, at, resolution }: FlagDoc, aboutOf: AboutOf) => ({
  about: aboutOf(about),
  ...{ kind, text, at: at.toISOString() },
  resolution: resolution && presentResolution(resolution),
})

const presentResolution = ({ outcome, text, at }: NonNullable<FlagDoc['resolution']>) => ({
  ...{ outcome, text, at: at.toISOString() },
})

/** For moderators. */
export const viewFlag = async (viewer: Viewer, id: string): Promise<FlagMade> => {
  const flag = await loadFlag(id)
  const { by, resolution, hides, version } = flag
  const accounts = await readAccounts([by, resolution?.by].filter(Boolean) as AccountId[])
  const nameOf = (account: string) => presentName(accounts.get(account as AccountId))
  const isOpen = resolution === null
  return {
    id,
    ...(await viewOwn(viewer, flag)),
    by: by && nameOf(by),
    resolution: resolution && { ...presentResolution(resolution), by: nameOf(resolution.by) },
    ...{ hides, version },
    can: { hide: isOpen || hides, resolve: isOpen },
  }
}
