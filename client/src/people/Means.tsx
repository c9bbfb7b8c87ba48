import { spanOf } from '@rollcall/contract/edtf.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import styles from './Fields.module.css'

/** What a date means, where its words differ from what was typed. */
export function Means({ date }: { readonly date: string }) {
  const { t } = useTranslation('people')
  const when = useWhen()
  const typed = date.trim()
  const words = spanOf(typed) && when(typed)
  if (!words || words === typed) return null
  return <p className={styles.means}>{t('means', { words })}</p>
}
