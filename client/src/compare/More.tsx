import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnfolded } from '../ui/useUnfolded.ts'
import styles from './More.module.css'
import sign from './Sign.module.css'

/** What is needed seldom, and on a small phone what has no room. */
export function More({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('compare')
  const id = useId()
  const { isOpen, place, turn, close } = useUnfolded()
  return (
    <div ref={place} className={styles.more}>
      <button
        type="button"
        className={sign.sign}
        aria-label={t('more')}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={turn}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: what is pressed in it are buttons; it only closes behind them. */}
      <div id={id} className={styles.list} hidden={!isOpen} onClick={close}>
        {children}
      </div>
    </div>
  )
}
