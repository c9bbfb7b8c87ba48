import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { type OpenOne, readOpenAmong } from '../identifications/identification.reader.ts'
import { presentPerson } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import { readPortraits } from '../people/portrait.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readHashes } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import type { SightingDoc } from '../subjects/subject.model.ts'
import type { InLine } from '../votes/line.service.ts'
import { visibleTo } from './sighting.reader.ts'

/** An identification with the pictures on both sides that somebody may see: at least one on each. */
export interface Pictured extends OpenOne, InLine {
  readonly sightings: readonly SightingDoc[]
  readonly portraits: readonly Portrait[]
}

/** Those of some identifications where a viewer may see a picture of the man and another one, a portrait of whom he may be, in their order. */
export const picturedFor = async (viewer: Viewer, all: readonly InLine[]): Promise<Pictured[]> => {
  if (all.length === 0) return []
  const open = new Map(
    (await readOpenAmong(all.map(({ _id }) => _id))).map((one) => [one._id, one]),
  )
  const [sightings, portraits] = await Promise.all([
    sightingsFor(viewer, [...open.values()]),
    portraitsFor(viewer, [...open.values()]),
  ])
  const hashes = await readHashes([...sightings.values()].flat().map(({ stillId }) => stillId))
  return all.flatMap((one) => {
    const found = open.get(one._id)
    if (!found) return []
    const his = sightings.get(found.subjectId) ?? []
    const own = new Set(his.map(({ stillId }) => hashes.get(stillId)))
    const known = (portraits.get(found.personId) ?? []).filter(({ sha256 }) => !own.has(sha256))
    return his.length > 0 && known.length > 0
      ? [{ ...one, ...found, sightings: his, portraits: known }]
      : []
  })
}

/** By the man's id, those on stills that the viewer may see. */
const sightingsFor = async (viewer: Viewer, open: readonly OpenOne[]) => {
  const all = await sightingsOfSubjects(open.map(({ subjectId }) => subjectId))
  const seen = await visibleTo(viewer, [...all.values()].flat())
  return Map.groupBy(seen, ({ subjectId }): string => subjectId)
}

/** By the person's id, those that the viewer is shown. */
const portraitsFor = async (
  viewer: Viewer,
  open: readonly OpenOne[],
): Promise<ReadonlyMap<string, readonly Portrait[]>> => {
  const ids = open.map(({ personId }) => personId as PersonId)
  const [people, portraits] = [await readPeople(ids), await readPortraits(ids)]
  return new Map(
    [...people.values()].map((person) => [
      person._id,
      presentPerson(viewer, person, portraits.get(person._id) ?? [], new Map()).portraits,
    ]),
  )
}
