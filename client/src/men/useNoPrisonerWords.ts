import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import { useTranslation } from 'react-i18next'

/** As what a man is no prisoner, in words. */
export function useNoPrisonerWords(): (kind: NoPrisonerKind) => string {
  const { t } = useTranslation('men')
  return (kind) => t(`noPrisoner.${kind}`)
}
