import type { Portrait } from '@rollcall/contract/portraits.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { usePortraitWords } from '../people/usePortraitWords.ts'
import type { Shown } from './picture.ts'

/** The pictures of an unknown man. */
export function useSightingsShown(): (man: string, sightings: readonly ShownSighting[]) => Shown[] {
  const { t } = useTranslation('compare')
  const when = useWhen('short')
  return (man, sightings) =>
    sightings.map(({ id, still, region, filmTitle, taken }, at) => ({
      id,
      of: still,
      region,
      man,
      name: t('seen', { man, at: at + 1, of: sightings.length }),
      when: taken.date && when(taken.date),
      caption: [filmTitle ?? still.title, still.frame !== null && t('frame', { n: still.frame })]
        .filter(Boolean)
        .join(' · '),
    }))
}

/** The portraits of whom he may be. */
export function usePortraitsShown(): (name: string, portraits: readonly Portrait[]) => Shown[] {
  const { t } = useTranslation('compare')
  const words = usePortraitWords()
  const when = useWhen('short')
  return (name, portraits) =>
    portraits.map((portrait, at) => ({
      id: portrait.id,
      of: portrait,
      region: null,
      man: name,
      name: t('portrait', { name, at: at + 1, of: portraits.length }),
      when: portrait.date && when(portrait.date),
      caption: words(portrait),
    }))
}
