import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'

/** From when to when, in words; null where nothing of it is known. */
export function useSpan(): (
  from: string | null | undefined,
  to: string | null | undefined,
) => string | null {
  const { t } = useTranslation('camps')
  const when = useWhen('short')
  return (from, to) => {
    if (from && to)
      return from === to ? when(from) : t('span.both', { from: when(from), to: when(to) })
    if (from) return t('span.from', { from: when(from) })
    return to ? t('span.to', { to: when(to) }) : null
  }
}
