import { emailAddress, requestReset } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useAct } from '../api/queries.ts'
import { Page } from '../ui/Page.tsx'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Notice } from './Notice.tsx'
import { useChecked } from './useChecked.ts'

/** With the link of the letter: sets a new password. Without: asks for the letter. */
export function ResetScreen() {
  const [search] = useSearchParams()
  const token = search.get('token')
  return token ? <NewPassword token={token} /> : <AskForLetter />
}

function AskForLetter() {
  const { t } = useTranslation('accounts')
  const [body, write] = useState({ email: '' })
  const act = useAct(requestReset)
  const { attempts, attempt, wrong } = useChecked({ email: emailAddress }, body, act.error)
  return (
    <Page title={t('newPassword')} intro={<p>{t('resetIntro')}</p>} width="form">
      <AccountForm
        send={t('sendLetter')}
        busy={act.isPending}
        error={act.error}
        attempts={attempts}
        onSend={() => attempt(() => act.mutate({ body }))}
      >
        {act.isSuccess && (
          <Notice title={t('onItsWay')} calm>
            <p>{t('onItsWayIf')}</p>
            <p>{t('noMailServer')}</p>
          </Notice>
        )}
        <EmailField
          value={body.email}
          onChange={(email) => write({ email })}
          error={wrong('email')}
        />
      </AccountForm>
    </Page>
  )
}
