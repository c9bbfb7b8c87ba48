import type { SubjectShort } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'

type Man = Pick<SubjectShort, 'number' | 'confirmed'>

/** What a man is called: by his number, or by the name that was confirmed for him where it may be shown. */
export function useManName(): (man: Man) => string {
  const { t } = useTranslation('subjects')
  return ({ number, confirmed }) => confirmed?.name ?? t('man', { number })
}
