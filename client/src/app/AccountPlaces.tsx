import type { Me } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSignOut } from '../accounts/useSignOut.ts'
import styles from './Header.module.css'

const places = [
  { path: '/compare', name: 'compare', for: 'contribute' },
  { path: '/add', name: 'add', for: 'contribute' },
  { path: '/office', name: 'office', for: 'administer' },
  { path: '/mail', name: 'mail', for: 'administer' },
  { path: '/account', name: 'account', for: null },
] as const

interface AccountPlacesProps {
  readonly me: Me
  readonly onGone?: () => void
}

/** Where an account can go besides the places of everybody. */
export function AccountPlaces({ me, onGone }: AccountPlacesProps) {
  const { t } = useTranslation('app')
  const signOut = useSignOut()
  const open = places.filter((place) => (place.for ? me.can[place.for] : true))
  return (
    <>
      {open.map(({ path, name }) => (
        <Link key={path} className={styles.entry} to={path} onClick={onGone}>
          {t(`place.${name}`)}
        </Link>
      ))}
      <button type="button" className={styles.entry} onClick={signOut}>
        {t('signOut')}
      </button>
    </>
  )
}
