import type { Account } from '@rollcall/contract/officeAccounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useChangeAccount } from './useChangeAccount.ts'

/** It ends every session and cannot be undone, so it is asked once more. */
export function RemoveFactor({ account }: { readonly account: Account }) {
  const { t } = useTranslation('office')
  const [asked, ask] = useState(false)
  const close = () => ask(false)
  const { change, busy, error } = useChangeAccount(account, close)
  const { name } = account
  return (
    <>
      <Button onClick={() => ask(true)}>{t('accounts.removeFactor')}</Button>
      {asked && (
        <Dialog title={t('accounts.removeFactor')} onClose={close}>
          <p>{t('accounts.removeFactorMeans', { name })}</p>
          <Refused error={error} />
          <Buttons>
            <Button kind="primary" busy={busy} onClick={() => change({ secondFactor: false })}>
              {t('accounts.removeFactor')}
            </Button>
          </Buttons>
        </Dialog>
      )}
    </>
  )
}
