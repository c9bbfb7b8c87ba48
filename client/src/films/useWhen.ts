import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { type Day, readWhen } from './when.ts'

/** An EDTF date in words; one that is beyond these words stays as it was written. */
export function useWhen(): (edtf: string) => string {
  const { t } = useTranslation('films')
  const [language] = useLanguage()
  const say = (at: Day) => {
    const day = at.decade ? t('when.decade', { year: at.year }) : calendarOf(language, at)
    return at.doubt ? t(`when.${at.doubt}`, { day }) : day
  }
  return (edtf) => {
    const when = readWhen(edtf)
    if (when === null) return edtf
    if (when.kind === 'one') return say(when.at)
    if (when.kind !== 'between') return t(`when.${when.kind}`, { day: say(when.at) })
    return t('when.between', { from: say(when.from), to: say(when.to) })
  }
}

function calendarOf(language: string, { year, month, day }: Day): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  })
  return format.format(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
}
