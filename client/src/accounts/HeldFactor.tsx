import {
  getSecondFactor,
  makeBackupCodes,
  removeSecondFactor,
} from '@rollcall/contract/secondFactor.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useGet } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { AskPassword } from './AskPassword.tsx'

interface HeldFactorProps {
  readonly onNewCodes: (codes: readonly string[]) => unknown
  readonly onRemoved: () => unknown
}

/** What can be done with a factor that holds: new codes to write down, or taking it away. Both ask for the password. */
export function HeldFactor({ onNewCodes, onRemoved }: HeldFactorProps) {
  const { t } = useTranslation('accounts')
  const [doing, setDoing] = useState<'codes' | 'remove' | null>(null)
  const left = useGet(getSecondFactor, {}).data?.backupCodesLeft
  const renew = useAct(makeBackupCodes, { onSuccess: ({ backupCodes }) => onNewCodes(backupCodes) })
  const remove = useAct(removeSecondFactor, { onSuccess: onRemoved })
  return (
    <>
      <p>
        {t('factor.holds')} {typeof left === 'number' && t('factor.left', { count: left })}
      </p>
      {doing === null ? (
        <Buttons>
          <Button onClick={() => setDoing('codes')}>{t('factor.newCodes')}</Button>
          <Button kind="quiet" onClick={() => setDoing('remove')}>
            {t('factor.remove')}
          </Button>
        </Buttons>
      ) : (
        <>
          <p>{t(doing === 'codes' ? 'factor.newCodesWhat' : 'factor.removeWhat')}</p>
          <AskPassword
            send={t(doing === 'codes' ? 'factor.newCodes' : 'factor.remove')}
            act={doing === 'codes' ? renew : remove}
          />
          <p>
            <Button kind="plain" onClick={() => setDoing(null)}>
              {t('factor.leave')}
            </Button>
          </p>
        </>
      )}
    </>
  )
}
