import type { Portrait } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../films/useWhen.ts'

/** When a portrait was made and where it comes from: one line. */
export function usePortraitWords(): (portrait: Portrait) => string {
  const { t } = useTranslation('people')
  const when = useWhen()
  return ({ date, source }) =>
    [date ? t('portrait.dated', { at: when(date) }) : t('portrait.undated'), source]
      .filter(Boolean)
      .join(' · ')
}
