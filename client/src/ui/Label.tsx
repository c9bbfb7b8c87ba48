import { useTranslation } from 'react-i18next'
import styles from './Veil.module.css'

interface LabelProps {
  readonly restricted: boolean
  readonly veiled: boolean
}

/** What lies over a small picture: why it is blurred, or that moderators alone see it. Read aloud also where it has no room. */
export function Label({ restricted, veiled }: LabelProps) {
  const { t } = useTranslation('ui')
  if (!restricted && !veiled) return null
  return (
    <span className={styles.label}>
      <span>
        {[restricted && t('veil.restricted'), veiled && t('veil.warning')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}
