import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Status } from '../ui/Status.tsx'

/** What is confirmed, and was contradicted by those who answered since ([M3]). */
export function Questioned({ of: { questioned } }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  return questioned && <Status tone="warn">{t('questioned')}</Status>
}
