import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  readonly title: string
  /** It went well. */
  readonly calm?: boolean
  readonly children?: ReactNode
}

/** How it went, in our own words instead of the server's; announced at once. */
export function Notice({ title, calm = false, children }: NoticeProps) {
  return (
    <div
      className={styles.notice}
      role={calm ? 'status' : 'alert'}
      data-calm={calm ? '' : undefined}
    >
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
