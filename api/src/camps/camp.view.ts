import type { Camp } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { CampDoc } from './camp.model.ts'
import { campIn, presentCampShort } from './camp.presenter.ts'
import { type KnownCamps, loadCamp, readCamps } from './camp.reader.ts'

/** Camps with those that are declared to be others. */
export const showCamps = async (viewer: Viewer, camps: readonly CampDoc[]): Promise<Camp[]> => {
  const others = await readCamps(camps.flatMap(({ distinctFrom }) => distinctFrom))
  return camps.map((camp) => presentCamp(viewer, camp, others))
}

export const showCamp = async (viewer: Viewer, id: CampId): Promise<Camp> => {
  const camp = await loadCamp(id)
  return presentCamp(viewer, camp, await readCamps(camp.distinctFrom))
}

const presentCamp = (viewer: Viewer, camp: CampDoc, others: KnownCamps): Camp => ({
  ...presentCampShort(camp),
  place: camp.place,
  from: camp.from,
  to: camp.to,
  distinctFrom: camp.distinctFrom.flatMap((id) => campIn(others, id) ?? []),
  addedAt: camp.addedAt.toISOString(),
  version: camp.version,
  can: { edit: moderator(viewer) },
})
