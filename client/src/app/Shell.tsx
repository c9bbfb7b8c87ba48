import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { useLiveSession } from '../accounts/useMe.ts'
import { TipLine } from '../tips/TipLine.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { bare } from '../ui/bare.ts'
import { press } from '../ui/keys.ts'
import { noteLeaving } from '../ui/left.ts'
import { UndoLine } from '../ui/UndoLine.tsx'
import { useKeptFocus } from '../ui/useKeptFocus.ts'
import { useKeptAnswers } from '../votes/useKeptAnswers.ts'
import { Fiction } from './Fiction.tsx'
import { Header } from './Header.tsx'
import { KeyList } from './KeyList.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import { Printed } from './Printed.tsx'
import { Search } from './Search.tsx'
import styles from './Shell.module.css'

/** What stands around every screen. */
export function Shell() {
  const { t } = useTranslation('app')
  const going = useNavigation().state !== 'idle'
  const isBare = useSyncExternalStore(bare.subscribe, bare.last) > 0
  useLiveSession()
  useKeptAnswers()
  useKeptFocus()
  useEffect(() => {
    document.addEventListener('keydown', press)
    document.addEventListener('click', noteLeaving, true)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('click', noteLeaving, true)
    }
  }, [])
  return (
    <div
      className={styles.shell}
      data-going={going ? '' : undefined}
      data-bare={isBare ? '' : undefined}
    >
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      {!isBare && <Header />}
      <OfflineLine />
      <TipLine />
      <Fiction />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <footer className={styles.notice}>
        {t('notice')}
        <Printed />
      </footer>
      <KeyList />
      <Search />
      {/* A bare screen says itself what can be undone. */}
      {!isBare && <UndoLine />}
      <Announcer />
      <ScrollRestoration />
    </div>
  )
}
