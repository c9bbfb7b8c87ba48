import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import type { countPeople } from '@rollcall/contract/people.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { mostFirst } from '../platform/mostFirst.ts'
import type { Viewer } from '../platform/viewer.ts'
import { countRoster } from './counts.reader.ts'

/** What each choice leaves over of the roster, most first. */
export const viewCounts = async (
  viewer: Viewer,
  { limit, ...asked }: QueryOf<typeof countPeople>,
): Promise<ResponseMade<typeof countPeople>> => {
  const { people, forces, units, camps, fates } = await countRoster(viewer, asked)
  const ofCamps = mostFirst(camps).slice(0, limit)
  const known = await readCamps(ofCamps.map(([id]) => id as CampId))
  const named = (counts: ReadonlyMap<string, number>) =>
    mostFirst(counts)
      .slice(0, limit)
      .map(([name, count]) => ({ name, people: count }))
  return {
    people,
    forces: named(forces),
    units: named(units),
    camps: ofCamps.flatMap(([id, count]) => {
      const camp = campIn(known, id as CampId)
      return camp ? [{ camp, people: count }] : []
    }),
    fates: mostFirst(fates).map(([code, count]) => ({ code, people: count })),
  }
}
