import { spanAcross, spanOf } from '@rollcall/contract/edtf.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { readFilms } from '../films/film.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/subject.service.ts'
import type { ScoredCase } from './score.ts'

/** When the pictures he is seen on were made, as far as their provenance can be read: from the earliest to the latest. */
export const filmedOf = async (
  subjectId: string,
  session: Session,
): Promise<ScoredCase['filmed']> => {
  const sightings = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
  const stills = [
    ...(
      await readStills(
        'program',
        sightings.map(({ stillId }) => stillId),
        session,
      )
    ).values(),
  ]
  const filmIds = stills.flatMap(({ filmId }) => (filmId ? [filmId as FilmId] : []))
  const films = await readFilms('program', filmIds, session)
  const sources = [...stills, ...films.values()]
  const spans = sources.flatMap(({ provenance }) => spanOf(provenance?.date ?? '') ?? [])
  return spans.length === 0 ? null : spanAcross(spans)
}
