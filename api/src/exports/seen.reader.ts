import type { Profile } from '@rollcall/contract/exportRow.ts'
import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import { filmsOfCamp } from '../films/film.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { photosOfCamp } from '../stills/still.reader.ts'
import { sightingsOfStills } from '../subjects/sighting.reader.ts'
import { readSeenInFilms } from '../subjects/subject.reader.ts'
import { isSeenIn } from './filters.ts'
import { readStillsOf } from './still.reader.ts'

interface SeenIn {
  readonly filmId?: FilmId | undefined
  readonly camp?: CampId | undefined
}

/** Who is seen in a film, or in what was made in a camp, on a still of which the profile says something ([A9]); null where neither is named. */
export const readSeenIn = async (
  session: Session,
  { filmId, camp }: SeenIn,
  profile: Profile = 'public',
): Promise<string[] | null> => {
  if (!filmId && !camp) return null
  const films = filmId ? [filmId] : await filmsOfCamp(camp ?? '', session)
  const photos = filmId ? [] : await photosOfCamp(camp ?? '', session)
  const onPhotos = [...(await sightingsOfStills(photos, session)).values()].flat()
  const men = [
    ...(await readSeenInFilms(films, session)),
    ...onPhotos.map(({ subjectId }) => subjectId),
  ]
  const stillsOf = await readStillsOf(session, men, profile)
  return [...new Set(men)].filter((man) => isSeenIn({ filmId, camp }, stillsOf(man)))
}
