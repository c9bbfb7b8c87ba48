import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './Veil.module.css'
import { unveil, useVeiledAmong, type Veiled } from './veil.ts'

/** Beside several pictures of which some are blurred: why, and a way to see them. */
export function VeilLine({ of }: { readonly of: readonly Veiled[] }) {
  const { t } = useTranslation('ui')
  const ids = useVeiledAmong(of).flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return null
  return (
    <p className={styles.line}>
      {t('veil.some', { count: ids.length })}
      <Button kind="plain" onClick={() => ids.forEach(unveil)}>
        {t('veil.showSome', { count: ids.length })}
      </Button>
    </p>
  )
}
