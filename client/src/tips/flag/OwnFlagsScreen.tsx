import { listOwnFlags } from '@rollcall/contract/flags.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../../api/queries.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { More } from '../../ui/More.tsx'
import { Page } from '../../ui/Page.tsx'
import { Refused } from '../../ui/Refused.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { OwnFlag } from './OwnFlag.tsx'

/** What an account said is wrong, and what came of each. */
export function OwnFlagsScreen() {
  const { t } = useTranslation('tips')
  const list = useList(listOwnFlags, {})
  return (
    <Page title={t('flag.own.title')} intro={<p>{t('flag.own.intro')}</p>} width="text">
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={3} />}
      {list.items?.length === 0 && (
        <Empty title={t('flag.own.none')}>
          <p>{t('flag.own.noneHow')}</p>
        </Empty>
      )}
      <Rows>
        {list.items?.map((flag) => (
          <Row key={flag.id}>
            <div>
              <OwnFlag of={flag} />
            </div>
          </Row>
        ))}
      </Rows>
      <More list={list} />
    </Page>
  )
}
