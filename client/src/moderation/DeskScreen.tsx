import { getQueue } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useList } from '../api/queries.ts'
import { useWatch } from '../live/hooks.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { QueueRow } from './QueueRow.tsx'

/** What waits for a moderator, longest waiting first. */
export function DeskScreen() {
  const { t } = useTranslation('moderation')
  const queue = useList(getQueue, {})
  const { refresh } = useAnswers()
  useWatch('queue', () => refresh(getQueue))
  return (
    <Page title={t('desk.title')} intro={<p>{t('desk.intro')}</p>}>
      <Refused
        error={queue.error}
        {...(isProblem(queue.error) ? {} : { onAgain: queue.refetch })}
      />
      {queue.isPending && <Loading rows={5} />}
      {queue.items?.length === 0 && (
        <Empty title={t('desk.empty.title')}>
          <p>{t('desk.empty.text')}</p>
        </Empty>
      )}
      <Rows>
        {queue.items?.map((item) => (
          <QueueRow key={item.id} of={item} />
        ))}
      </Rows>
      <More list={queue} />
    </Page>
  )
}
