import { newPassword as aPassword, resetPassword } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { errorAt } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Page } from '../ui/Page.tsx'
import { AccountForm } from './AccountForm.tsx'
import { LeadOn } from './LeadOn.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useChecked } from './useChecked.ts'

/** Sets a new password by the link of a letter. */
export function NewPassword({ token }: { readonly token: string }) {
  const { t } = useTranslation('accounts')
  const [newPassword, setPassword] = useState('')
  const { refreshAll } = useAnswers()
  const act = useAct(resetPassword, { onSuccess: refreshAll })
  const body = { token, newPassword }
  const { attempts, attempt, wrong } = useChecked({ newPassword: aPassword }, body, act.error)
  if (act.isSuccess)
    return <LeadOn title={t('changed')} why={t('changedNow')} to="/sign-in" go={t('signIn')} />
  if (errorAt(act.error, 'token'))
    return <LeadOn title={t('spent')} why={t('spentWhy')} to="/reset" go={t('toReset')} />
  return (
    <Page title={t('newPassword')} intro={<p>{t('newPasswordIntro')}</p>} width="form">
      <AccountForm
        send={t('setPassword')}
        busy={act.isPending}
        error={act.error}
        attempts={attempts}
        onSend={() => attempt(() => act.mutate({ body }))}
      >
        <PasswordField
          label={t('newPassword')}
          hint={t('passwordHint')}
          kind="new-password"
          value={newPassword}
          onChange={setPassword}
          error={wrong('newPassword')}
        />
      </AccountForm>
    </Page>
  )
}
