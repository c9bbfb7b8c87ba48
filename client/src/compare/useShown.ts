import type { Portrait } from '@rollcall/contract/portraits.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { usePortraitWords } from '../people/usePortraitWords.ts'
import type { Shown } from './picture.ts'

/** The pictures of an unknown man. */
export function useSightingsShown(): (man: string, sightings: readonly ShownSighting[]) => Shown[] {
  const { t } = useTranslation('compare')
  return (man, sightings) =>
    sightings.map(({ id, still, region, filmTitle }, at) => ({
      id,
      of: still,
      region,
      name: t('seen', { man, at: at + 1, of: sightings.length }),
      caption: filmTitle ?? still.title,
    }))
}

/** The portraits of whom he may be. */
export function usePortraitsShown(): (name: string, portraits: readonly Portrait[]) => Shown[] {
  const { t } = useTranslation('compare')
  const words = usePortraitWords()
  return (name, portraits) =>
    portraits.map((portrait, at) => ({
      id: portrait.id,
      of: portrait,
      region: null,
      name: t('portrait', { name, at: at + 1, of: portraits.length }),
      caption: words(portrait),
    }))
}
