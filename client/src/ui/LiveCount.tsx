import type { ReactNode } from 'react'
import styles from './LiveCount.module.css'

/** Something that is so now and changes by itself: a quiet dot before it. */
export function LiveCount({ children }: { readonly children: ReactNode }) {
  return <small className={styles.count}>{children}</small>
}
