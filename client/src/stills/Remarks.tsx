import type { Remark } from '@rollcall/contract/remarks.ts'
import { useTranslation } from 'react-i18next'

/** What is to be known of how a photo was read: what is missing, was left out, or had to be assumed. */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const { t } = useTranslation('stills')
  if (remarks.length === 0) return null
  return (
    <ul>
      {remarks.map((remark) => (
        <li key={remark.code}>{t(`remarks.${remark.code}`, { ...remark })}</li>
      ))}
    </ul>
  )
}
