import type { ReactNode } from 'react'
import styles from './FormBeside.module.css'

interface FormBesideProps {
  readonly beside: ReactNode
  readonly children: ReactNode
}

/** A form with what it is about in sight beside it; above it on a narrow screen. */
export function FormBeside({ beside, children }: FormBesideProps) {
  return (
    <div className={styles.beside}>
      <div>
        <div className={styles.stays}>{beside}</div>
      </div>
      <div className={styles.form}>{children}</div>
    </div>
  )
}
