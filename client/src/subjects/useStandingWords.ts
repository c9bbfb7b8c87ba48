import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { useTranslation } from 'react-i18next'

/** How a man stands, in a few words. */
export function useStandingWords(): (man: Pick<SubjectShort, 'standing' | 'undecided'>) => string {
  const { t } = useTranslation('subjects')
  return ({ standing, undecided }) =>
    standing === 'proposed'
      ? t('wall.proposed', { count: undecided })
      : t(`wall.standing.${standing}`)
}
