import { emailAddress, givenPassword, signIn } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { GiveCode } from './GiveCode.tsx'
import { Notice } from './Notice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { placeAfter } from './placeAfter.ts'
import { useChecked } from './useChecked.ts'
import { useMe } from './useMe.ts'
import styles from './Ways.module.css'

export function SignInScreen() {
  const { t } = useTranslation('accounts')
  const [search] = useSearchParams()
  const me = useMe()
  const [second, setSecond] = useState(false)
  if (me && me.role !== 'visitor') return <Navigate to={placeAfter(search)} replace />
  if (second) return <SecondStep onAgain={() => setSecond(false)} />
  return (
    <Page title={t('signIn')} width="form">
      <SignInForm onSecond={() => setSecond(true)} />
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

/** The password was right; the code of the telephone is still to come. */
function SecondStep({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation('accounts')
  const { refreshAll } = useAnswers()
  return (
    <Page title={t('secondStep.title')} intro={<p>{t('secondStep.intro')}</p>} width="form">
      <GiveCode send={t('secondStep.send')} onGiven={refreshAll} />
      <p>
        <Button kind="plain" onClick={onAgain}>
          {t('secondStep.again')}
        </Button>
      </p>
    </Page>
  )
}

const schemas = { email: emailAddress, password: givenPassword }

function SignInForm({ onSecond }: { readonly onSecond: () => void }) {
  const { t } = useTranslation('accounts')
  const [body, write] = useState({ email: '', password: '' })
  const { refreshAll } = useAnswers()
  // Who is signed in is not on this screen any more: see above.
  const act = useAct(signIn, {
    onSuccess: (answer) => ('twoFactorRedirect' in answer ? onSecond() : refreshAll()),
  })
  const refused = isProblem(act.error, 'auth.refused')
  const { attempts, attempt, wrong } = useChecked(schemas, body, act.error)
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
