import type { SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type SightingDoc, Sightings, WithdrawnSightings } from './subject.model.ts'

/** Marks by id; an id that is none is missing from the map. */
export const readSightings = async (
  ids: readonly SightingId[],
  session?: Session,
): Promise<Map<SightingId, SightingDoc>> => {
  const sightings = await rawOf(Sightings)
    .find({ _id: { $in: [...ids] } }, within(session))
    .toArray()
  return new Map(sightings.map((sighting) => [sighting._id, sighting]))
}

/** The same with those that were taken back: whom and where they showed is known of them too ([K5]). */
export const readSightingsEver = async (
  ids: readonly SightingId[],
  session?: Session,
): Promise<Map<SightingId, SightingDoc>> => {
  const there = await readSightings(ids, session)
  const gone = ids.filter((id) => !there.has(id))
  if (gone.length === 0) return there
  const withdrawn = await rawOf(WithdrawnSightings)
    .find({ _id: { $in: gone } }, within(session))
    .toArray()
  for (const one of withdrawn) there.set(one._id, { ...one, subjectId: one.home ?? one.subjectId })
  return there
}

/** How often a mark was mended or described anew. */
export const versionOf = ({ version = 0 }: Pick<SightingDoc, 'version'>): number => version

/** Who is marked on a still, in the order of marking. */
export const sightingsOfStill = (stillId: StillId, session?: Session): Promise<SightingDoc[]> =>
  rawOf(Sightings).find({ stillId }, within(session)).sort({ _id: 1 }).toArray()

/** The same of several stills; one on which nobody is marked is missing from the map. */
export const sightingsOfStills = async (
  stillIds: readonly StillId[],
  session?: Session,
): Promise<Map<StillId, SightingDoc[]>> => {
  const sightings = await rawOf(Sightings)
    .find({ stillId: { $in: [...new Set(stillIds)] } }, within(session))
    .sort({ stillId: 1, _id: 1 })
    .toArray()
  return Map.groupBy(sightings, ({ stillId }) => stillId)
}

/** On which stills some men are. */
export const stillsWith = (
  subjectIds: readonly string[],
): Reading<Pick<SightingDoc, '_id' | 'subjectId' | 'stillId'>> =>
  reading(rawOf(Sightings), { subjectId: { $in: [...new Set(subjectIds)] as SubjectId[] } }, [
    'subjectId',
    'stillId',
  ])

/** Where men were marked, each man's first sighting first; a man who is none is missing from the map. */
export const sightingsOfSubjects = async (
  subjectIds: readonly string[],
  session?: Session,
): Promise<Map<string, SightingDoc[]>> => {
  const sightings = await rawOf(Sightings)
    .find({ subjectId: { $in: [...new Set(subjectIds)] as SubjectId[] } }, within(session))
    .sort({ subjectId: 1, _id: 1 })
    .toArray()
  return Map.groupBy(sightings, ({ subjectId }) => subjectId)
}
