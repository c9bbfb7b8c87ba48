import type { ReactNode } from 'react'
import styles from './Part.module.css'

interface PartProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Fields that belong together, under a heading. */
export function Part({ title, hint, children }: PartProps) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </fieldset>
  )
}
