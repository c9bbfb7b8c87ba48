import { type Film, getFilm } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'

export interface Source {
  /** Where in its source the still is, in a few words. */
  readonly place: string
  /** The film of a frame, once it is known. */
  readonly film: Film | undefined
}

/** What a still is of: a frame in a shot of a film, or a photo. */
export function useSource({ filmId, frame }: Still): Source {
  const { t } = useTranslation('stills')
  const { number } = useFormat()
  const params = { filmId: filmId as FilmId }
  const film = useGet(getFilm, { params }, { enabled: filmId !== null }).data
  if (filmId === null || frame === null) return { place: t('photo'), film: undefined }
  const shot = (film?.shots.findIndex(({ from, to }) => frame >= from && frame < to) ?? -1) + 1
  const words = { shot: number(shot), frame: number(frame) }
  return { place: shot > 0 ? t('shotFrame', words) : t('frame', words), film }
}
