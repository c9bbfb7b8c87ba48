import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Beside.module.css'
import { Loading } from './Loading.tsx'
import { Page } from './Page.tsx'
import { useOnline } from './useOnline.ts'

interface BesideProps {
  readonly side: ReactNode
  /** Whether what is looked at fills the window, or is as tall as it is. */
  readonly fills?: boolean
  readonly children: ReactNode
}

/** Something to look at that takes all the room there is, and a column beside it; below it on a narrow screen. */
export function Beside({ side, fills = false, children }: BesideProps) {
  return (
    <div className={styles.beside}>
      <div className={styles.seen} data-fills={fills ? '' : undefined}>
        {children}
      </div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}

/** The same while it is on its way: its place is kept, and nothing has the name of a screen yet, unless it waits for a line. */
export function BesideLoading() {
  const { t } = useTranslation('ui')
  const online = useOnline()
  if (!online)
    return (
      <Page title={t('offline')} width="text">
        <Loading />
      </Page>
    )
  return (
    <Beside side={<Loading rows={3} />} fills>
      <div className={styles.blank} />
    </Beside>
  )
}
