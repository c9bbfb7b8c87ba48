import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { SignIn } from './AccountEntry.tsx'
import { AccountPlaces } from './AccountPlaces.tsx'
import styles from './Header.module.css'
import { Places } from './Places.tsx'
import { SearchSwitch } from './Search.tsx'
import { LanguageSwitch, SchemeSwitch } from './switches.tsx'

/** The whole header as a list, for narrow screens. It closes when one has gone somewhere. */
export function NarrowMenu() {
  const { t } = useTranslation('app')
  const id = useId()
  const me = useMe()
  const { key } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const open = openAt === key
  useEscape(open, () => setOpenAt(null))
  return (
    <div className={styles.narrow}>
      <SearchSwitch />
      <button
        type="button"
        className={styles.entry}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenAt(open ? null : key)}
      >
        {t(open ? 'close' : 'menu')}
      </button>
      <div id={id} className={styles.panel} hidden={!open}>
        <nav className={styles.places} aria-label={t('places')}>
          <Places />
        </nav>
        <div className={styles.reader}>
          {me && (me.role === 'visitor' ? <SignIn /> : <AccountPlaces me={me} />)}
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </div>
    </div>
  )
}

function useEscape(active: boolean, run: () => void): void {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && run()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
