import { getFlag } from '@rollcall/contract/flags.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useGet } from '../../api/queries.ts'
import { useIdParam } from '../../api/useIdParam.ts'
import { useWatch } from '../../live/hooks.ts'
import { idOf } from '../../live/useReread.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Refused } from '../../ui/Refused.tsx'
import { DeskFlag } from './DeskFlag.tsx'

/** Everything about one flag on one screen. */
export function DeskFlagScreen() {
  const { t } = useTranslation('moderation')
  const params = { flagId: useIdParam('flagId') }
  const { refresh } = useAnswers()
  const { data: flag, ...query } = useGet(getFlag, { params })
  useWatch('queue', (news) => {
    if (['all', params.flagId].includes(idOf(news))) void refresh(getFlag, { params })
  })
  if (flag) return <DeskFlag key={flag.id} of={flag} />
  return (
    <Page title={t('flag.title')}>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={4} />}
    </Page>
  )
}
