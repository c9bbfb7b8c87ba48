import type { ReactNode } from 'react'
import styles from './Chip.module.css'

/** A short word about something, of which there may be several. */
export function Chip({ children }: { readonly children: ReactNode }) {
  return <span className={styles.chip}>{children}</span>
}

export function Chips({ children }: { readonly children: ReactNode }) {
  return <div className={styles.chips}>{children}</div>
}
