import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'

/** In how many stills of which films, and in how many photographs, he is seen: one sentence. */
export function useSeenIn(): (sightings: readonly ShownSighting[]) => string {
  const { t } = useTranslation('subjects')
  const { list } = useFormat()
  return (sightings) => {
    const films = Map.groupBy(
      sightings.filter(({ still }) => still.filmId !== null),
      ({ still }) => still.filmId,
    )
    const photos = sightings.filter(({ still }) => still.filmId === null)
    const inFilms = [...films.values()].map((seen) =>
      t('seen.film', { count: seen.length, title: seen[0]?.filmTitle ?? seen[0]?.still.title }),
    )
    const inPhotos = photos.length > 0 ? [t('seen.photo', { count: photos.length })] : []
    return t('seen.in', { where: list([...inFilms, ...inPhotos]) })
  }
}
