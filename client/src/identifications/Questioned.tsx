import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Status } from '../ui/Status.tsx'

/** What is confirmed, and was contradicted by those who answered since ([M3]), or has lost what it was confirmed on ([M2]). */
export function Questioned({ of: { questioned, lacks } }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { list } = useFormat()
  const what = list(lacks.map((one) => t(`lacks.${one}`)))
  return (
    <>
      {questioned && <Status tone="warn">{t('questioned')}</Status>}
      {lacks.length > 0 && <Status tone="warn">{t('short', { what })}</Status>}
    </>
  )
}
