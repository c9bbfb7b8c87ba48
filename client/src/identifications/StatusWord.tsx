import type { Status as Word } from '@rollcall/contract/status.ts'
import { useTranslation } from 'react-i18next'
import { Status } from '../ui/Status.tsx'
import styles from './StatusWord.module.css'
import { tones } from './tones.ts'

/** The status of an identification; a confirmed one never without saying what that is not. */
export function StatusWord({ of: status }: { readonly of: Word }) {
  const { t } = useTranslation('identifications')
  return (
    <span className={styles.word}>
      <Status tone={tones[status]}>{t(`status.${status}`)}</Status>
      {status === 'confirmed' && <small>{t('notOfficial')}</small>}
    </span>
  )
}
