import { signIn } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { useMe } from '../app/useMe.ts'
import { Page } from '../ui/Page.tsx'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { Notice } from './Notice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { placeAfter } from './placeAfter.ts'
import { useChecked } from './useChecked.ts'
import styles from './Ways.module.css'

export function SignInScreen() {
  const { t } = useTranslation('accounts')
  const [search] = useSearchParams()
  const me = useMe()
  if (me && me.role !== 'visitor') return <Navigate to={placeAfter(search)} replace />
  return (
    <Page title={t('signIn')} width="form">
      <SignInForm />
      <ul className={styles.ways}>
        <li>
          <Link to="/reset">{t('forgotten')}</Link>
        </li>
        <li>
          {t('noAccount')} <Link to={`/sign-up?${search}`}>{t('signUp')}</Link>
        </li>
      </ul>
    </Page>
  )
}

function SignInForm() {
  const { t } = useTranslation('accounts')
  const [body, write] = useState({ email: '', password: '' })
  const { refreshAll } = useAnswers()
  // Who is signed in is not on this screen any more: see above.
  const act = useAct(signIn, { onSuccess: refreshAll })
  const refused = isProblem(act.error, 'auth.refused')
  const { attempts, attempt, wrong } = useChecked(signIn.body, body, act.error)
  return (
    <AccountForm
      send={t('signIn')}
      busy={act.isPending}
      error={refused ? null : act.error}
      attempts={attempts}
      onSend={() => attempt(() => act.mutate({ body }))}
    >
      {refused && <NotRight />}
      <EmailField
        value={body.email}
        onChange={(email) => write({ ...body, email })}
        error={wrong('email')}
      />
      <PasswordField
        label={t('password')}
        kind="current-password"
        value={body.password}
        onChange={(password) => write({ ...body, password })}
        error={attempts > 0 && body.password === '' ? t('wrong.noPassword') : undefined}
      />
    </AccountForm>
  )
}

function NotRight() {
  const { t } = useTranslation('accounts')
  return (
    <Notice title={t('notRight')}>
      <p>{t('notRightWhy')}</p>
      <p>
        <Link to="/reset">{t('toReset')}</Link> · <Link to="/verify">{t('toVerify')}</Link>
      </p>
    </Notice>
  )
}
