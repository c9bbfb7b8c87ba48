import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { ReactNode } from 'react'
import styles from './FormBeside.module.css'
import { TheMan } from './TheMan.tsx'

interface FormBesideProps {
  readonly subjectId: SubjectId | undefined
  readonly children: ReactNode
}

/** A form with the man it is about in sight beside it; above it on a narrow screen. */
export function FormBeside({ subjectId, children }: FormBesideProps) {
  return (
    <div className={styles.beside}>
      <div className={styles.man}>{subjectId && <TheMan subjectId={subjectId} />}</div>
      <div className={styles.form}>{children}</div>
    </div>
  )
}
