import type { ReactNode } from 'react'
import { DocumentTitle } from './DocumentTitle.tsx'
import { Heading } from './Heading.tsx'
import styles from './Page.module.css'

interface PageProps {
  /** The name of the screen: in the title bar, and as its heading unless `heading` says more. */
  readonly title: string
  readonly heading?: ReactNode
  /** What stands under the heading. */
  readonly intro?: ReactNode
  /** wide: pictures and lists · text: to be read · form: to be filled in. */
  readonly width?: 'wide' | 'text' | 'form'
  readonly children: ReactNode
}

/** A screen with the usual margins. One that fills the window brings `DocumentTitle` and `Heading` itself. */
export function Page({ title, heading, intro, width = 'wide', children }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <DocumentTitle>{title}</DocumentTitle>
      <div className={styles.top}>
        <Heading>{heading ?? title}</Heading>
        {intro !== undefined && <div className={styles.intro}>{intro}</div>}
      </div>
      {children}
    </div>
  )
}
