import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import { filmsOfCamp } from '../films/film.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { photosOfCamp } from '../stills/still.reader.ts'
import { sightingsOfStills } from '../subjects/sighting.reader.ts'
import { readSeenInFilms } from '../subjects/subject.service.ts'
import { readStillsOf } from './still.reader.ts'

interface SeenIn {
  readonly filmId?: FilmId | undefined
  readonly camp?: CampId | undefined
}

/** Who is seen in a film, or in what was made in a camp, where everybody may see it ([A9]); null where neither is named. */
export const readSeenIn = async (
  session: Session,
  { filmId, camp }: SeenIn,
): Promise<string[] | null> => {
  if (!filmId && !camp) return null
  const films = filmId ? [filmId] : await filmsOfCamp(camp ?? '')
  const photos = filmId ? [] : await photosOfCamp(camp ?? '')
  const onPhotos = [...(await sightingsOfStills(photos)).values()].flat()
  const men = [...(await readSeenInFilms(films)), ...onPhotos.map(({ subjectId }) => subjectId)]
  const stillsOf = await readStillsOf(session, men, 'public')
  return [...new Set(men)].filter((man) =>
    stillsOf(man).some(
      (still) => (!filmId || still.filmId === filmId) && (!camp || still.camp === camp),
    ),
  )
}
