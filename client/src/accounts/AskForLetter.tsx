import {
  emailAddress,
  type requestReset,
  type sendVerification,
} from '@rollcall/contract/accounts.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { Notice } from './Notice.tsx'
import { useChecked } from './useChecked.ts'

interface AskForLetterProps {
  readonly by: typeof requestReset | typeof sendVerification
  readonly send: string
  /** The address as far as it is known. */
  readonly email?: string
  /** What else is said once it is on its way. */
  readonly children?: ReactNode
}

/** Asks for a letter to an address; whether there is an account of it, nobody is told. */
export function AskForLetter({ by, send, email = '', children }: AskForLetterProps) {
  const { t } = useTranslation('accounts')
  const [body, write] = useState({ email })
  const act = useAct(by)
  const { attempts, attempt, wrong } = useChecked({ email: emailAddress }, body, act.error)
  return (
    <AccountForm
      send={send}
      busy={act.isPending}
      error={act.error}
      attempts={attempts}
      onSend={() => attempt(() => act.mutate({ body }))}
    >
      {act.isSuccess && (
        <Notice title={t('onItsWay')} calm>
          <p>{t('onItsWayIf')}</p>
          {children}
        </Notice>
      )}
      <EmailField
        value={body.email}
        onChange={(changed) => write({ email: changed })}
        error={wrong('email')}
      />
    </AccountForm>
  )
}
