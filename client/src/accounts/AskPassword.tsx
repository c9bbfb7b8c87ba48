import { givenPassword } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { AccountForm } from './AccountForm.tsx'
import { PasswordField } from './PasswordField.tsx'

interface AskPasswordProps {
  readonly send: string
  readonly act: {
    readonly isPending: boolean
    readonly error: Error | null
    readonly mutate: (input: { body: { password: string } }) => void
  }
}

/** The password once more, before something that guards the account. */
export function AskPassword({ send, act }: AskPasswordProps) {
  const { t } = useTranslation('accounts')
  const [password, setPassword] = useState('')
  const [attempts, setAttempts] = useState(0)
  const isWrong = errorAt(act.error, 'password') !== undefined
  const isMissing = attempts > 0 && !givenPassword.safeParse(password).success
  return (
    <AccountForm
      send={send}
      busy={act.isPending}
      error={isWrong ? null : act.error}
      attempts={attempts}
      onSend={() => {
        setAttempts(attempts + 1)
        if (password !== '') act.mutate({ body: { password } })
      }}
    >
      <PasswordField
        label={t('password')}
        hint={t('factor.passwordWhy')}
        kind="current-password"
        value={password}
        onChange={setPassword}
        error={isMissing ? t('wrong.noPassword') : isWrong ? t('factor.wrong.password') : undefined}
      />
    </AccountForm>
  )
}
