import { useId } from 'react'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Progress.module.css'

interface ProgressProps {
  /** What is being done, in words. */
  readonly doing: string
  /** 0 to 1; null where nobody knows how much it is. */
  readonly done: number | null
}

export function Progress({ doing, done }: ProgressProps) {
  const id = useId()
  const { share } = useFormat()
  const part = done === null ? null : Math.min(1, Math.max(0, done))
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span id={id}>{doing}</span>
        <span>{part !== null && share(part)}</span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-labelledby={id}
        {...(part !== null && { 'aria-valuenow': Math.round(part * 100) })}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className={styles.done} style={{ transform: `scaleX(${part ?? 0})` }} />
      </div>
    </div>
  )
}
