import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { useTranslation } from 'react-i18next'

type Man = Pick<SubjectShort, 'number' | 'confirmed'>

/** What a man is called: by the name that was confirmed for him where it may be shown, else by his number. */
export function useManName(): (man: Man) => string {
  const byNumber = useManNumber()
  return ({ number, confirmed }) => confirmed?.name ?? byNumber(number)
}

/** What he is called by his number, which is his whatever is found out. */
export function useManNumber(): (number: number) => string {
  const { t } = useTranslation('men')
  return (number) => t('man', { number })
}
