import { useTranslation } from 'react-i18next'
import styles from './Loading.module.css'
import { useOnline } from './useOnline.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface LoadingProps {
  /** How many rows of what will stand here, and how tall each is. */
  readonly rows?: number
  readonly height?: string
}

/** Keeps the place of what is on its way; nothing spins, and a fast answer never shows it. Without a line it says that it waits for one. */
export function Loading({ rows = 3, height = '4.5rem' }: LoadingProps) {
  const { t } = useTranslation('ui')
  const online = useOnline()
  if (!online)
    return (
      <p className={styles.loading} role="status">
        {t('notKept')}
      </p>
    )
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles.row} style={{ height }} />
      ))}
    </div>
  )
}
