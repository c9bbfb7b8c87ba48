import { enrolSecondFactor } from '@rollcall/contract/secondFactor.ts'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { AskPassword } from './AskPassword.tsx'
import styles from './EnrolFactor.module.css'
import { GiveCode } from './GiveCode.tsx'

interface EnrolFactorProps {
  /** The telephone has the key; these codes stand in for it. */
  readonly onEnrolled: (backupCodes: readonly string[]) => unknown
}

/** The password, then the key for the telephone, then its first code. */
export function EnrolFactor({ onEnrolled }: EnrolFactorProps) {
  const { t } = useTranslation('accounts')
  const act = useAct(enrolSecondFactor)
  if (!act.data) return <AskPassword send={t('factor.setUp')} act={act} />
  const { totpURI, backupCodes } = act.data
  return (
    <ol className={styles.steps}>
      <li>
        <p>{t('factor.scan')}</p>
        <div className={styles.qr}>
          <QrCode text={totpURI} label={t('factor.qr')} />
        </div>
        <p>
          {t('factor.orType')} <code className={styles.key}>{keyIn(totpURI)}</code>
        </p>
      </li>
      <li>
        <p>{t('factor.thenCode')}</p>
        <GiveCode
          send={t('factor.finish')}
          orBackup={false}
          onGiven={() => onEnrolled(backupCodes)}
        />
      </li>
    </ol>
  )
}

/** The key in groups of four, as people type it. */
const keyIn = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replace(/.{4}(?=.)/g, '$& ')
