import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useIsDate } from './useIsDate.ts'
import { areAlike, type Day, readWhen, startOf } from './when.ts'

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
  const isDate = useIsDate()
  return (edtf) => {
    const when = readWhen(edtf)
    if (!isDate(edtf, when)) return t('unread', { written: edtf })
    if (when === null) return edtf
    if (when.kind === 'one') return say(when.at)
    if (when.kind !== 'between') return t(`${when.kind}`, { day: say(when.at) })
    const [from, to] = [startOf(when.from), startOf(when.to)]
    if (areAlike(when.from, when.to) && from <= to) return calendar(when.from).formatRange(from, to)
    return t('between', { from: say(when.from), to: say(when.to) })
  }
}

const calendarOf = (language: string, length: 'long' | 'short', { month, day }: Day) =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: length } : {}),
    ...(day ? { day: 'numeric' } : {}),
  })
