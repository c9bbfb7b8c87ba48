import type { ReactNode } from 'react'
import styles from './Status.module.css'

/** ok: settled · maybe: undecided · warn: disputed or taken back · out: ruled out · waits: for the reader · none: nothing yet */
export type Tone = 'ok' | 'maybe' | 'warn' | 'out' | 'waits' | 'none'

/** A word, a sign of its own shape, and a colour: no one of them alone. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.status} data-tone={tone}>
      <svg className={styles.sign} viewBox="0 0 12 12" aria-hidden="true">
        {signs[tone]}
      </svg>
      <span>{children}</span>
    </span>
  )
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 }

const signs: Record<Tone, ReactNode> = {
  ok: <circle cx="6" cy="6" r="6" fill="currentColor" />,
  maybe: <circle cx="6" cy="6" r="5" {...line} />,
  warn: <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />,
  out: <path d="M2 2l8 8M10 2l-8 8" {...line} />,
  waits: <path d="M1 11h10L6 1.5z" {...line} strokeLinejoin="round" />,
  none: <path d="M1.5 6h9" {...line} />,
}
