import { listAccounts } from '@rollcall/contract/officeAccounts.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useSought } from '../ui/useSought.ts'
import { AccountRow } from './AccountRow.tsx'

/** Who has an account, and what each may do. */
export function AccountsScreen() {
  const { t } = useTranslation('office')
  const [typed, write, sought] = useSought()
  const accounts = useList(listAccounts, { query: sought ? { q: sought } : {} }, { keep: true })
  return (
    <Page title={t('accounts.title')} intro={<p>{t('accounts.intro')}</p>} width="text">
      <search>
        <SearchField label={t('accounts.find')} value={typed} onChange={write} />
      </search>
      <Refused error={accounts.error} onAgain={accounts.refetch} />
      {accounts.isPending && <Loading rows={6} height="5rem" />}
      {accounts.items?.length === 0 && (
        <Empty title={t('accounts.nobody', { sought })}>
          <p>{t('accounts.nobodyHow')}</p>
        </Empty>
      )}
      <Rows aria-busy={accounts.isPlaceholderData}>
        {accounts.items?.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </Rows>
      <More list={accounts} />
    </Page>
  )
}
