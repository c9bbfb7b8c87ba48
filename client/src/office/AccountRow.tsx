import type { Account } from '@rollcall/contract/officeAccounts.ts'
import { useTranslation } from 'react-i18next'
import { Chip, Chips } from '../ui/Chip.tsx'
import { Row } from '../ui/Rows.tsx'
import styles from './AccountRow.module.css'
import { ChangeAccount } from './ChangeAccount.tsx'

/** Somebody who has an account: what he may do, what is special about it, and how to change that. */
export function AccountRow({ account }: { readonly account: Account }) {
  const { t } = useTranslation('office')
  const { name, email, role, suspended, emailVerified, secondFactor, examiner, can } = account
  return (
    <Row>
      <div className={styles.account}>
        <div className={styles.who}>
          <h2>{name}</h2>
          <small>{email}</small>
          {examiner && <p>{t('accounts.examinerBy', { qualification: examiner.qualification })}</p>}
        </div>
        <Chips>
          <Chip>{t(`accounts.role.${role}`)}</Chip>
          {suspended && <Chip>{t('accounts.is.suspended')}</Chip>}
          {examiner && <Chip>{t('accounts.is.examiner')}</Chip>}
          {!emailVerified && <Chip>{t('accounts.is.unverified')}</Chip>}
          {role !== 'contributor' && !secondFactor && <Chip>{t('accounts.is.noFactor')}</Chip>}
        </Chips>
        {can.change ? <ChangeAccount account={account} /> : <small>{t('accounts.own')}</small>}
      </div>
    </Row>
  )
}
