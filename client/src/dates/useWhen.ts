import { spanOf } from '@rollcall/contract/edtf.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { areAlike, type Day, readWhen } from './when.ts'

/** A date in words, or in few words; one that is beyond these words stays as it was written, and one that is none is told. */
export function useWhen(length: 'long' | 'short' = 'long'): (edtf: string) => string {
  const { t } = useTranslation('dates')
  const [language] = useLanguage()
  const calendar = (at: Day) => calendarOf(language, length, at)
  const say = (at: Day) => {
    const { year, season } = at
    if (season) return t(`${season}`, { year })
    const day = at.decade ? t('decade', { year }) : calendar(at).format(startOf(at))
    return at.doubt ? t(`${at.doubt}`, { day }) : day
  }
  return (edtf) => {
    if (spanOf(edtf) === null) return t('unread', { written: edtf })
    const when = readWhen(edtf)
    if (when === null) return edtf
    if (when.kind === 'one') return say(when.at)
    if (when.kind !== 'between') return t(`${when.kind}`, { day: say(when.at) })
    if (areAlike(when.from, when.to))
      return calendar(when.from).formatRange(startOf(when.from), startOf(when.to))
    return t('between', { from: say(when.from), to: say(when.to) })
  }
}

const startOf = ({ year, month, day }: Day): number => Date.UTC(year, (month ?? 1) - 1, day ?? 1)

const calendarOf = (language: string, length: 'long' | 'short', { month, day }: Day) =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: length } : {}),
    ...(day ? { day: 'numeric' } : {}),
  })
