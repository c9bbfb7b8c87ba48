import { listSent, sentKinds, sentStates } from '@rollcall/contract/ingest.ts'
import { getRoom } from '@rollcall/contract/office.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Choose, Chooses } from '../ui/Choose.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { SentRow } from './SentRow.tsx'
import { sentIn } from './sentIn.ts'
import { useIngestLive } from './useIngestLive.ts'

/** Everything that was sent: what is on its way, what waits, what failed and why, and what became of the rest. */
export function IngestScreen() {
  const { t } = useTranslation('office')
  const [search] = useSearchParams()
  const list = useList(listSent, { query: sentIn(search) }, { keep: true })
  useIngestLive()
  const counts = list.first?.counts
  const countOf = (state: string) =>
    counts && state in counts ? { count: counts[state as keyof typeof counts] } : {}
  return (
    <Page title={t('ingest.title')} intro={<Room />} width="text">
      <Chooses>
        <Choose
          name="state"
          all={t('ingest.anyState')}
          choices={sentStates.map((value) => ({
            ...{ value, label: t(`ingest.state.${value}`) },
            ...countOf(value),
          }))}
        />
        <Choose
          name="kind"
          all={t('ingest.anyKind')}
          choices={sentKinds.map((value) => ({ value, label: t(`ingest.kinds.${value}`) }))}
        />
      </Chooses>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={6} height="5rem" />}
      {list.items?.length === 0 && (
        <Empty title={t('ingest.nothing')}>
          <p>{t(search.size ? 'ingest.nothingChosen' : 'ingest.nothingYet')}</p>
        </Empty>
      )}
      <Rows aria-busy={list.isPlaceholderData}>
        {list.items?.map((sent) => (
          <SentRow key={sent.id} sent={sent} />
        ))}
      </Rows>
      <More list={list} />
    </Page>
  )
}

/** What it is for, and how much room is left. */
function Room() {
  const { t } = useTranslation('office')
  const { size } = useFormat()
  const { data } = useGet(getRoom, {})
  return (
    <>
      <p>{t('ingest.intro')}</p>
      {data && <p>{t('ingest.room', { free: size(data.disk.freeBytes) })}</p>}
    </>
  )
}
