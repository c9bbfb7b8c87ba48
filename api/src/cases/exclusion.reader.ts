import type { ExclusionMade } from '@rollcall/contract/exclusions.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { loadExclusion } from '../identifications/exclusion.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { askForCase } from './case.asking.ts'
import { presentExclusion } from './exclusion.presenter.ts'
import { readResting } from './resting.reader.ts'
import { loadShown } from './sighting.reader.ts'

/** One of them, or what it was joined into ([K3]). */
export const viewExclusion = async (viewer: Viewer, id: string): Promise<ExclusionMade> => {
  const row = await loadExclusion(id)
  const subject = await loadShown(viewer, row.subjectId as SubjectId)
  const file = await askForCase(viewer, subject._id)
  const resting = await readResting(viewer, [row])
  const now = file.exclusions.find(({ _id }) => _id === row._id) ?? row
  return presentExclusion(file, now, resting)
}
