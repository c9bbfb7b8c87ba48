import type { Me } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import styles from './AccountScreen.module.css'
import { FamilyDays } from './FamilyDays.tsx'
import { Notice } from './Notice.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { useMe } from './useMe.ts'

export function AccountScreen() {
  const { t } = useTranslation('accounts')
  const me = useMe()
  if (!me)
    return (
      <Page title={t('account')}>
        <Loading rows={3} />
      </Page>
    )
  return me.role === 'visitor' ? <Nobody /> : <Account me={me} role={me.role} />
}

function Nobody() {
  const { t } = useTranslation('accounts')
  return (
    <Page title={t('account')} intro={<p>{t('nobodyIntro')}</p>} width="form">
      <Buttons>
        <ButtonLink kind="primary" to="/sign-in?to=%2Faccount">
          {t('signIn')}
        </ButtonLink>
        <ButtonLink to="/sign-up">{t('signUp')}</ButtonLink>
      </Buttons>
    </Page>
  )
}

interface AccountProps {
  readonly me: Me
  readonly role: Exclude<Me['role'], 'visitor'>
}

function Account({ me, role }: AccountProps) {
  const { t } = useTranslation('accounts')
  const { day } = useFormat()
  return (
    <Page title={t('account')} heading={me.name} width="text">
      {me.suspended && (
        <Notice title={t('suspended')}>
          <p>{t('suspendedWhat')}</p>
        </Notice>
      )}
      <FamilyDays />
      <dl className={styles.facts}>
        <dt>{t('role')}</dt>
        <dd>
          {t(`roles.${role}`)}
          <small>{t(`rolesMay.${role}`)}</small>
        </dd>
        <dt>{t('email')}</dt>
        <dd>
          {me.email}
          <small>{t(me.emailVerified ? 'emailConfirmed' : 'emailNotConfirmed')}</small>
        </dd>
        {me.since && (
          <>
            <dt>{t('since')}</dt>
            <dd>{day(me.since)}</dd>
          </>
        )}
      </dl>
      <Buttons>
        <ButtonLink kind="quiet" to="/reset">
          {t('toReset')}
        </ButtonLink>
        <ButtonLink kind="quiet" to="/flags">
          {t('toFlags')}
        </ButtonLink>
      </Buttons>
      <SecondFactor me={me} />
      <Sessions />
    </Page>
  )
}
