import { requestReset } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Page } from '../ui/Page.tsx'
import { AskForLetter } from './AskForLetter.tsx'
import { NewPassword } from './NewPassword.tsx'

/** With the link of the letter: sets a new password. Without: asks for the letter. */
export function ResetScreen() {
  const { t } = useTranslation('accounts')
  const [search] = useSearchParams()
  const token = search.get('token')
  if (token) return <NewPassword token={token} />
  return (
    <Page title={t('newPassword')} intro={<p>{t('resetIntro')}</p>} width="form">
      <AskForLetter by={requestReset} send={t('sendLetter')}>
        <p>{t('noMailServer')}</p>
      </AskForLetter>
    </Page>
  )
}
