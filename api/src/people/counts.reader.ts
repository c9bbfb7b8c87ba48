import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { traitsOfRoster } from './people.index.ts'
import type { TraitCounts, TraitsAsked } from './rosterCounts.ts'

/** How many of the roster each choice leaves over, of those whose names the viewer may read ([P4]). */
export const countRoster = async (viewer: Viewer, asked: TraitsAsked): Promise<TraitCounts> => {
  const traits = await traitsOfRoster()
  return traits.count(readsWithheld(viewer) ? Infinity : Date.now(), asked)
}
