import { emailAddress, sendVerification } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { AccountForm } from './AccountForm.tsx'
import { EmailField } from './EmailField.tsx'
import { Notice } from './Notice.tsx'
import { useChecked } from './useChecked.ts'
import styles from './Ways.module.css'

/** Asks for the confirming letter once more. */
export function SendAgain({ email }: { readonly email: string }) {
  const { t } = useTranslation('accounts')
  const [body, write] = useState({ email })
  const act = useAct(sendVerification)
  const { attempts, attempt, wrong } = useChecked({ email: emailAddress }, body, act.error)
  return (
    <section className={styles.ways}>
      <h2 className={styles.title}>{t('notThere')}</h2>
      <AccountForm
        send={t('sendAgain')}
        busy={act.isPending}
        error={act.error}
        attempts={attempts}
        onSend={() => attempt(() => act.mutate({ body }))}
      >
        {act.isSuccess && (
          <Notice title={t('onItsWay')} calm>
            <p>{t('onItsWayIf')}</p>
          </Notice>
        )}
        <EmailField
          value={body.email}
          onChange={(changed) => write({ email: changed })}
          error={wrong('email')}
        />
      </AccountForm>
    </section>
  )
}
