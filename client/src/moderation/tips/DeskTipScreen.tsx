import { getTip } from '@rollcall/contract/tipDesk.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useGet } from '../../api/queries.ts'
import { useIdParam } from '../../api/useIdParam.ts'
import { useWatch } from '../../live/hooks.ts'
import { idOf } from '../../live/useReread.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Refused } from '../../ui/Refused.tsx'
import { DeskTip } from './DeskTip.tsx'

/** Everything about one tip on one screen, and what can be made of it. */
export function DeskTipScreen() {
  const { t } = useTranslation('tips')
  const params = { tipId: useIdParam('tipId') }
  const { refresh } = useAnswers()
  const { data: tip, ...query } = useGet(getTip, { params })
  useWatch('queue', (news) => {
    if (['all', params.tipId].includes(idOf(news))) void refresh(getTip, { params })
  })
  if (tip) return <DeskTip key={tip.id} of={tip} />
  return (
    <Page title={t('desk.title')}>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={5} />}
    </Page>
  )
}
