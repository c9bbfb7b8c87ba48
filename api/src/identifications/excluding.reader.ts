import type { CampId, FilmId, PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Reader } from '../films/restriction.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { settings } from '../platform/settings.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { excludedBy, type Found, type Seen } from './excluding.ts'
import type { ExclusionDoc } from './exclusion.model.ts'
import { readOfSubject } from './identification.reader.ts'
import { isOpen } from './status.ts'

/** Who was named for a man, and what excludes each of them by the dates and camps that are known. */
export interface Facts {
  readonly people: readonly string[]
  readonly excluded: (personId: string) => readonly Found[]
}

export const readFacts = async (
  session: Session,
  subjectId: string,
  rows: readonly Pick<ExclusionDoc, 'personId'>[],
): Promise<Facts> => {
  const proposed = (await readOfSubject(subjectId, session)).flatMap(({ personId, status }) =>
    personId && isOpen(status) ? [personId] : [],
  )
  const people = [...new Set([...proposed, ...rows.map(({ personId }) => personId)])]
  if (people.length === 0) return { people, excluded: () => [] }
  const known = await readPeople(people as PersonId[], session)
  const seen = await readSeen('program', session, subjectId)
  const camps = await readCamps(
    seen.map(({ camp }) => camp as CampId | undefined),
    session,
  )
  const measures = {
    approximateYears: settings.APPROXIMATE_YEARS,
    areDistinct: (one: string, other: string) =>
      camps.get(other as CampId)?.distinctFrom.includes(one as CampId) ?? false,
  }
  return {
    people,
    excluded: (id) => {
      const person = known.get(id as PersonId)
      return person ? excludedBy(person, seen, measures) : []
    },
  }
}

/** The films and photos on which he is marked, of those that somebody may see. */
export const readSeen = async (
  reader: Reader,
  session: Session,
  subjectId: string,
): Promise<Seen[]> => {
  const sightings = (await sightingsOfSubjects([subjectId as SubjectId], session)).get(subjectId)
  const stillIds = (sightings ?? []).flatMap(({ filmId, stillId }) => (filmId ? [] : [stillId]))
  const filmIds = (sightings ?? []).flatMap(({ filmId }) => filmId ?? [])
  const stills = await readStills(reader, stillIds as StillId[], session)
  const films = await readFilms(reader, filmIds as FilmId[], session)
  return [
    ...[...stills.values()].map((still) => seenOn('photo', still)),
    ...[...films.values()].map((film) => seenOn('film', film)),
  ]
}

const seenOn = (
  what: Seen['what'],
  { _id, provenance }: { readonly _id: string; readonly provenance: Provenance | null },
): Seen => ({ what, id: _id, date: provenance?.date, camp: provenance?.camp })
