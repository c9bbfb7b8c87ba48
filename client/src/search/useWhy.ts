import type { Why } from '@rollcall/contract/search.ts'
import { useTranslation } from 'react-i18next'

/** Why something was found, in a few words; null where what is shown says it. */
export function useWhy(): (why: Why) => string | null {
  const { t } = useTranslation('search')
  const alike = ({ how, asked, known, full, name, field }: Why): string | null => {
    if (how === 'short-form') return shortForm(asked ?? '', known ?? '', full ?? '')
    if (how === 'exact') return null
    return t(`why.${how as 'prefix' | 'similar' | 'sounds-like'}`, {
      // Of several names the one that it is says more than its word.
      known: field === null && name ? name : known,
    })
  }
  const shortForm = (asked: string, known: string, full: string): string => {
    const is = (one: string) => one.toLowerCase() === full.toLowerCase()
    if (is(known)) return t('why.short', { short: asked, full: known })
    if (is(asked)) return t('why.short', { short: known, full: asked })
    return t('why.bothShort', { asked, known, full })
  }
  return (why) => {
    const { how, name, field, asked } = why
    switch (how) {
      case 'frame':
        return t('why.frame')
      case 'number':
        return t('why.number')
      case 'joined':
        return t('why.joined', { number: asked })
      case 'written':
        return name ? t('why.says', { name }) : t('why.written')
      case 'confirmed':
      case 'proposed':
      case 'held-there':
      case 'seen-there':
      case 'made-there':
      case 'frame-of':
        return t(`why.${how}`, { name })
      case 'exact':
      case 'prefix':
      case 'similar':
      case 'sounds-like':
      case 'short-form': {
        const where = field && field !== 'title' && name ? t(`field.${field}`, { name }) : null
        const isTold = how === 'prefix' || how === 'similar' || how === 'sounds-like'
        const other = !field && name && !isTold ? t('why.alsoCalled', { name }) : null
        return [alike(why), where ?? other].filter(Boolean).join('. ') || null
      }
    }
  }
}
