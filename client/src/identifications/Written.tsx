import { useTranslation } from 'react-i18next'
import { LongText } from './LongText.tsx'

/** What somebody wrote, or that it is not shown in public. */
export function Written({ children }: { readonly children: string | null }) {
  const { t } = useTranslation('identifications')
  return children === null ? <small>{t('withheld.text')}</small> : <LongText>{children}</LongText>
}
