import type { SubjectShort } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'

/** What a man is called: his confirmed name where it may be shown, else his number. */
export function useManName(): (subject: SubjectShort) => string {
  const { t } = useTranslation('stills')
  return ({ confirmed, number }) => confirmed?.name ?? t('man', { number })
}
