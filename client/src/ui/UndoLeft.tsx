import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './UndoLine.module.css'

/** How many seconds the way back is open for. It is seen, and not read aloud each second. */
export function UndoLeft({ until }: { readonly until: number }) {
  const { t } = useTranslation('ui')
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(ticking)
  }, [])
  return (
    <span className={styles.left} aria-hidden="true">
      {t('undoLeft', { n: Math.max(0, Math.ceil((until - now) / 1_000)) })}
    </span>
  )
}
