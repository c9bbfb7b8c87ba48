import { role as roles } from '@rollcall/contract/accounts.ts'
import type { Account } from '@rollcall/contract/officeAccounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './AccountRow.module.css'
import { NameExaminer } from './NameExaminer.tsx'
import { RemoveFactor } from './RemoveFactor.tsx'
import { useChangeAccount } from './useChangeAccount.ts'

/** What an admin may change of an account; all but the second factor can be undone for a minute. */
export function ChangeAccount({ account }: { readonly account: Account }) {
  const { t } = useTranslation('office')
  const [role, choose] = useState(account.role)
  const { change, busy, error } = useChangeAccount(account)
  const { suspended, emailVerified, secondFactor } = account
  return (
    <details className={styles.change}>
      <summary>{t('accounts.change')}</summary>
      <Refused error={error} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change({ role })
        }}
      >
        <SelectField
          label={t('accounts.whatRole')}
          hint={t('accounts.roleHint')}
          value={role}
          onChange={(chosen) => choose(chosen as Account['role'])}
        >
          {roles.options.map((one) => (
            <option key={one} value={one}>
              {t(`accounts.role.${one}`)}
            </option>
          ))}
        </SelectField>
        <Buttons>
          <Button type="submit" busy={busy}>
            {t('accounts.setRole')}
          </Button>
        </Buttons>
      </form>
      <NameExaminer account={account} change={change} busy={busy} />
      <Buttons>
        {!emailVerified && (
          <Button busy={busy} onClick={() => change({ emailVerified: true })}>
            {t('accounts.verify')}
          </Button>
        )}
        <Button busy={busy} onClick={() => change({ suspended: !suspended })}>
          {t(suspended ? 'accounts.release' : 'accounts.suspend')}
        </Button>
        {secondFactor && <RemoveFactor account={account} />}
      </Buttons>
    </details>
  )
}
