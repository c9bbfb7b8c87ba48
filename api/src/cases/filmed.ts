import type { FilmId } from '@rollcall/contract/ids.ts'
import edtf from 'edtf'
import { readFilms } from '../films/film.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/subject.service.ts'
import type { ScoredCase } from './score.ts'

/** When the pictures he is seen on were made, as far as their provenance says: from the earliest to the latest. */
export const filmedOf = async (
  subjectId: string,
  session: Session,
): Promise<ScoredCase['filmed']> => {
  const sightings = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
  const stills = [
    ...(
      await readStills(
        sightings.map(({ stillId }) => stillId),
        session,
      )
    ).values(),
  ]
  const filmIds = stills.flatMap(({ filmId }) => (filmId ? [filmId as FilmId] : []))
  const films = await readFilms(filmIds, session)
  const sources = [...stills, ...films.values()]
  const spans = sources.flatMap(({ provenance }) => spanOf(provenance?.date))
  if (spans.length === 0) return null
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  }
}

const spanOf = (date: string | undefined): { from: number; to: number }[] => {
  if (!date) return []
  const { min, max } = edtf(date)
  return [{ from: min, to: max }]
}
