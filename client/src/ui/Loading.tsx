import { useTranslation } from 'react-i18next'
import styles from './Loading.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface LoadingProps {
  /** How many rows of what will stand here, and how tall each is. */
  readonly rows?: number
  readonly height?: string
}

/** Keeps the place of what is on its way; nothing spins, and a fast answer never shows it. */
export function Loading({ rows = 3, height = '4.5rem' }: LoadingProps) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles.row} style={{ height }} />
      ))}
    </div>
  )
}
