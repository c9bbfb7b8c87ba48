import type { Film } from '@rollcall/contract/films.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'

/** Where in its source a still is, in a few words: its shot, as far as the shots are known, and its frame. */
export function useShotName(): (still: Still, shots: Film['shots']) => string {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  return ({ frame }, shots) => {
    if (frame === null) return t('place.photo')
    const shot = shots.findIndex(({ from, to }) => frame >= from && frame < to) + 1
    const words = { shot: number(shot), frame: number(frame) }
    return shot > 0 ? t('place.shotFrame', words) : t('place.frame', words)
  }
}
