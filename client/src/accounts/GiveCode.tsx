import {
  backupCode,
  factorCode,
  verifyBackupCode,
  verifyFactorCode,
} from '@rollcall/contract/secondFactor.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { AccountForm } from './AccountForm.tsx'
import { CodeField } from './CodeField.tsx'
import { Notice } from './Notice.tsx'
import { useChecked } from './useChecked.ts'

interface GiveCodeProps {
  readonly send: string
  readonly onGiven: () => unknown
  /** Whether a code that was written down does as well; not where it is to be shown that the telephone has the key. */
  readonly orBackup?: boolean
}

/** The second step: the code of the telephone, or one of those that were written down. */
export function GiveCode({ send, onGiven, orBackup = true }: GiveCodeProps) {
  const { t } = useTranslation('accounts')
  const [kind, setKind] = useState<'telephone' | 'backup'>('telephone')
  const [code, setCode] = useState('')
  const isTelephone = kind === 'telephone'
  const act = useAct(isTelephone ? verifyFactorCode : verifyBackupCode, { onSuccess: onGiven })
  const body = { code }
  const schema = isTelephone ? factorCode : backupCode
  const { attempts, attempt } = useChecked({ code: schema }, body, act.error)
  const isUnfit = attempts > 0 && !schema.safeParse(code).success
  const refused = isProblem(act.error, 'second-factor.refused')
  const other = isTelephone ? 'backup' : 'telephone'
  const turn = () => {
    setKind(other)
    setCode('')
    act.reset()
  }
  return (
    <>
      <AccountForm
        send={send}
        busy={act.isPending}
        error={refused ? null : act.error}
        attempts={attempts}
        onSend={() => attempt(() => act.mutate({ body }))}
      >
        {refused && (
          <Notice title={t('factor.refused')}>
            <p>{t('factor.refusedWhy')}</p>
          </Notice>
        )}
        <CodeField
          kind={kind}
          value={code}
          onChange={setCode}
          error={isUnfit ? t(`factor.wrong.${kind}`) : undefined}
        />
      </AccountForm>
      {orBackup && (
        <p>
          <Button kind="plain" onClick={turn}>
            {t(`factor.use.${other}`)}
          </Button>
        </p>
      )}
    </>
  )
}
