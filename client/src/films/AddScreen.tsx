import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../app/useMe.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { AddForm } from './AddForm.tsx'

/** A film or a photo comes into the archive. */
export function AddScreen() {
  const { t } = useTranslation('films')
  const me = useMe()
  return (
    <Page title={t('add')} intro={<p>{t('addIntro')}</p>} width="form">
      {!me && <Loading rows={2} />}
      {me && !me.can.contribute && (
        <p>
          {me.role === 'visitor' ? t('addNeedsAccount') : t('addNotYet')}{' '}
          {me.role === 'visitor' && <Link to="/sign-in?to=%2Fadd">{t('signIn')}</Link>}
        </p>
      )}
      {me?.can.contribute && <AddForm />}
    </Page>
  )
}
