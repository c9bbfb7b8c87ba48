import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useMe } from '../../accounts/useMe.ts'
import { SignInFirst } from '../../identifications/SignInFirst.tsx'
import { Page } from '../../ui/Page.tsx'
import { KeyedForm } from './KeyedForm.tsx'

/** Somebody wrote on paper, and an account keys it in beside him: his receipt is printed there. */
export function KeyedScreen() {
  const { t } = useTranslation('tips')
  const me = useMe()
  const [isSent, setSent] = useState(false)
  if (isSent) return <Navigate to="/tip/receipt" />
  return (
    <Page title={t('keyed.title')} intro={<p>{t('keyed.intro')}</p>} width="form">
      {me?.can.contribute && <KeyedForm onSent={() => setSent(true)} />}
      {me && !me.can.contribute && <SignInFirst>{t('keyed.signIn')}</SignInFirst>}
    </Page>
  )
}
