import type { ReactNode } from 'react'
import styles from './Empty.module.css'

/** Where there is nothing yet: what will stand here, and how it comes to be. */
export function Empty({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
