import type { ReactNode } from 'react'
import styles from './Fold.module.css'

interface FoldProps {
  readonly title: string
  readonly onToggle?: (open: boolean) => void
  readonly children: ReactNode
}

/** What is read only by whoever asks for it. */
export function Fold({ title, onToggle, children }: FoldProps) {
  return (
    <details
      className={styles.fold}
      onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}
    >
      <summary>{title}</summary>
      {children}
    </details>
  )
}
