import { getQueue, queueKind } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { SecondKey } from '../accounts/SecondKey.tsx'
import { isProblem, type Problem } from '../api/problem.ts'
import { useList } from '../api/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Explain } from './Explain.tsx'
import { Kinds } from './Kinds.tsx'
import { QueueRows } from './QueueRows.tsx'
import { useWatchQueue } from './useWatchQueue.ts'

/** What waits for a moderator, the most pressing first. */
export function DeskScreen() {
  const { t } = useTranslation('moderation')
  const [search] = useSearchParams()
  const kind = queueKind.safeParse(search.get('kind')).data
  const query = kind ? { kind } : {}
  const queue = useList(getQueue, { query }, { keep: true })
  useWatchQueue(query)
  if (isProblem(queue.error, 'second-factor.required')) return <SecondKey />
  if (isProblem(queue.error, 'forbidden') || isProblem(queue.error, 'auth.required'))
    return <Shut error={queue.error} />
  return (
    <Page title={t('desk.title')} intro={<p>{t('desk.intro')}</p>}>
      <Kinds of={kind} waiting={queue.first?.waiting} />
      <Refused
        error={queue.error}
        {...(isProblem(queue.error) ? {} : { onAgain: queue.refetch })}
      />
      {queue.isPending && <Loading rows={5} />}
      {queue.items?.length === 0 && (
        <Empty title={t('desk.empty.title')}>
          <p>{t(kind ? 'desk.empty.kind' : 'desk.empty.text')}</p>
        </Empty>
      )}
      {queue.items && <QueueRows of={queue.items} kind={kind} />}
      <More list={queue} />
      <Explain />
    </Page>
  )
}

/** For whom it is, and nothing else, to whoever is not a moderator. */
function Shut({ error }: { readonly error: Problem }) {
  const { t } = useTranslation('moderation')
  return (
    <Page title={t('desk.title')}>
      {isProblem(error, 'forbidden') ? <p>{t('case.notYours')}</p> : <Refused error={error} />}
    </Page>
  )
}
