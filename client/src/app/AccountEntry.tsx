import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './Header.module.css'

/** "Sign in", or the account's name with its menu; nothing while it is not known which. */
export function AccountEntry() {
  const me = useMe()
  if (!me) return null
  return me.role === 'visitor' ? <SignIn /> : <AccountMenu me={me} />
}

/** Leads back to where one was. */
export function SignIn() {
  const { t } = useTranslation('app')
  const { pathname, search } = useLocation()
  const back = pathname === '/sign-in' ? '' : `?${new URLSearchParams({ to: pathname + search })}`
  return (
    <Link className={styles.entry} to={`/sign-in${back}`}>
      {t('signIn')}
    </Link>
  )
}
