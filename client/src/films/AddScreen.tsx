import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { SignInAgain } from '../media/OnItsWay.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { AddForm } from './AddForm.tsx'
import { sending } from './sending.ts'

/** A film or a photo comes into the archive. */
export function AddScreen() {
  const { t } = useTranslation(['films', 'app'])
  const me = useMe()
  const mayAdd = me?.can.contribute === true
  const held = 'file' in useSyncExternalStore(sending.subscribe, sending.last)
  useEffect(() => {
    if (mayAdd) sending.signedIn()
  }, [mayAdd])
  return (
    <Page title={t('add')} intro={<p>{t('addIntro')}</p>} width="form">
      {!me && <Loading rows={2} />}
      {me?.role === 'visitor' && held && <SignInAgain />}
      {me && !mayAdd && !(me.role === 'visitor' && held) && (
        <p>
          {me.role === 'visitor' ? t('addNeedsAccount') : t('addNotYet')}{' '}
          {me.role === 'visitor' && (
            <Link to="/sign-in?to=%2Fadd">{t('signIn', { ns: 'app' })}</Link>
          )}
        </p>
      )}
      {mayAdd && (
        <p>
          <Link data-alone="" to="/add/many">
            {t('many.toMany')}
          </Link>
        </p>
      )}
      {mayAdd && <AddForm />}
    </Page>
  )
}
