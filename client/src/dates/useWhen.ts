import { inWords, readWhen } from '@rollcall/contract/when.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useIsDate } from './useIsDate.ts'

/** A date in words, or in few words; one that is beyond these words stays as it was written, and one that is none is told. */
export function useWhen(length: 'long' | 'short' = 'long'): (edtf: string) => string {
  const { t } = useTranslation('dates')
  const [language] = useLanguage()
  const isDate = useIsDate()
  return (edtf) => {
    const when = readWhen(edtf)
    if (!isDate(edtf, when)) return t('unread', { written: edtf })
    return when
      ? inWords(when, {
          language,
          length,
          word: (key, values) => t(`said.${key}`, values as { day: string }),
        })
      : edtf
  }
}
