import type { ExportedStill, Profile } from '@rollcall/contract/exportRow.ts'
import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { visitor } from '../platform/viewer.ts'
import type { StillDoc } from '../stills/still.model.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import type { SightingDoc } from '../subjects/subject.model.ts'

/** Where some men are seen; what is restricted, only in *full* ([E2], [A9]). */
export const readStillsOf = async (
  session: Session,
  subjectIds: readonly string[],
  profile: Profile,
): Promise<(subjectId: string) => ExportedStill[]> => {
  const sightings = await sightingsOfSubjects(subjectIds, session)
  const ids = [...sightings.values()].flat().map(({ stillId }) => stillId)
  const reader = profile === 'full' ? 'program' : visitor
  const stills = await readStills(reader, ids as StillId[], session)
  const filmIds = [...stills.values()].flatMap(({ filmId }) => filmId ?? [])
  const films = await readFilms('program', filmIds as FilmId[], session)
  return (subjectId) =>
    (sightings.get(subjectId) ?? []).flatMap((sighting) => {
      const still = stills.get(sighting.stillId)
      return still ? [exportedStill(sighting, still, films.get(still.filmId as FilmId))] : []
    })
}

const exportedStill = (
  { _id, region }: SightingDoc,
  still: StillDoc,
  film: FilmDoc | undefined,
): ExportedStill => {
  const of = film?.provenance ?? still.provenance
  return {
    id: still._id,
    sightingId: _id,
    sha256: still.sha256,
    width: still.width,
    height: still.height,
    region,
    filmId: still.filmId,
    frame: still.frame,
    rate: film?.facts?.rate ?? null,
    camp: of?.camp ?? null,
    date: of?.date ?? null,
    archive: of?.archive ?? null,
    collection: of?.collection ?? null,
    naid: of?.naid ?? null,
    recordGroup: of?.recordGroup ?? null,
    localId: of?.localId ?? null,
    rights: of?.rights ?? null,
    rightsUri: of?.rightsUri ?? null,
    restricted: still.restricted ?? false,
  }
}
