import { type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './More.module.css'

/** What is needed seldom, and on a phone what has no room. The browser closes it on Escape or a press elsewhere. */
export function More({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('compare')
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  return (
    <>
      <button type="button" className={styles.more} popoverTarget={id} aria-label={t('more')}>
        <span aria-hidden="true">⋯</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: what is pressed in it are buttons; it only closes behind them. */}
      <div
        id={id}
        ref={list}
        className={styles.list}
        popover="auto"
        onClick={() => list.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  )
}
