import type { Portrait } from '@rollcall/contract/portraits.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'

/** When a portrait was made, where it comes from and who lent it, by kind: one line. */
export function usePortraitWords(): (portrait: Portrait) => string {
  const { t } = useTranslation('people')
  const when = useWhen()
  return ({ date, source, lentBy }) =>
    [
      date ? t('portrait.dated', { at: when(date) }) : t('portrait.undated'),
      source,
      lentBy && t(`portrait.lent.${lentBy}`),
    ]
      .filter(Boolean)
      .join(' · ')
}
