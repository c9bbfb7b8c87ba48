import { accountName, emailAddress, newPassword, signUp } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../api/queries.ts'
import { TextField } from '../ui/Field.tsx'
import { Page } from '../ui/Page.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { placeAfter } from './placeAfter.ts'
import { useChecked } from './useChecked.ts'
import { useMe } from './useMe.ts'
import styles from './Ways.module.css'

export function SignUpScreen() {
  const { t } = useTranslation('accounts')
  const [search] = useSearchParams()
  const me = useMe()
  if (me && me.role !== 'visitor') return <Navigate to={placeAfter(search)} replace />
  return (
    <Page title={t('signUp')} intro={<p>{t('signUpIntro')}</p>} width="form">
      <SignUpForm />
      <ul className={styles.ways}>
        <li>
          {t('haveAccount')} <Link to={`/sign-in?${search}`}>{t('signIn')}</Link>
        </li>
      </ul>
    </Page>
  )
}

const schemas = { name: accountName, email: emailAddress, password: newPassword }

function SignUpForm() {
  const { t } = useTranslation('accounts')
  const [draft, write, drop] = useDraft('sign-up', { name: '', email: '' })
  // A password is kept nowhere.
  const [password, setPassword] = useState('')
  const go = useNavigate()
  const body = { ...draft, password }
  const act = useAct(signUp, {
    onSuccess: ({ user }) => {
      drop()
      return go('/verify', { state: { email: user.email } })
    },
  })
  const { attempts, attempt, wrong } = useChecked(schemas, body, act.error)
  return (
    <AccountForm
      send={t('signUp')}
      busy={act.isPending}
      error={act.error}
      attempts={attempts}
      onSend={() => attempt(() => act.mutate({ body }))}
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        required
        value={draft.name}
        onChange={(name) => write({ ...draft, name })}
        error={wrong('name')}
      />
      <EmailField
        hint={t('emailHint')}
        value={draft.email}
        onChange={(email) => write({ ...draft, email })}
        error={wrong('email')}
      />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        kind="new-password"
        value={password}
        onChange={setPassword}
        error={wrong('password')}
      />
    </AccountForm>
  )
}
