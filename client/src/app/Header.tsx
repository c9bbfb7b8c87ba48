import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { AccountEntry } from './AccountEntry.tsx'
import styles from './Header.module.css'
import { NarrowMenu } from './NarrowMenu.tsx'
import { Places } from './Places.tsx'
import { SearchSwitch } from './Search.tsx'
import { KeysSwitch, LanguageSwitch, SchemeSwitch } from './switches.tsx'

/** The word mark, the places, and at the right what concerns the reader; on a narrow screen all behind one button. */
export function Header() {
  const { t } = useTranslation('app')
  return (
    <header className={styles.header}>
      <Link className={styles.mark} to="/">
        Rollcall
      </Link>
      <nav className={styles.places} aria-label={t('places')}>
        <Places />
      </nav>
      <div className={styles.reader}>
        <SearchSwitch />
        <KeysSwitch />
        <LanguageSwitch />
        <SchemeSwitch />
        <AccountEntry />
      </div>
      <NarrowMenu />
    </header>
  )
}
