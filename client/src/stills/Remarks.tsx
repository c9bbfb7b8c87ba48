import type { Remark } from '@rollcall/contract/remarks.ts'
import { useTranslation } from 'react-i18next'
import styles from './Men.module.css'

/** What is to be known of how a photo was read: what is missing, was left out, or had to be assumed ([A3]). */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const { t } = useTranslation('stills')
  return remarks.map((remark) => (
    <p key={remark.code} className={styles.about}>
      {t(`remarks.${remark.code}`, { ...remark })}
    </p>
  ))
}
