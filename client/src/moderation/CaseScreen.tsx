import { getIdentification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { useLive } from '../identifications/useLive.ts'
import { useWatch } from '../live/hooks.ts'
import { idOf } from '../live/useReread.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Case } from './Case.tsx'

/** Everything about one proposal on one screen, and the rulings. */
export function CaseScreen() {
  const { t } = useTranslation('moderation')
  const identificationId = useIdParam('identificationId')
  const { data: one, ...query } = useGet(getIdentification, { params: { identificationId } })
  const fresh = useLive(one?.subjectId ?? null)
  const { refresh } = useAnswers()
  // Signatures, and what waits for its day, are told to the desk alone.
  useWatch('queue', (news) => {
    const id = idOf(news)
    if (id === one?.subjectId || id === 'all')
      void refresh(getIdentification, { params: { identificationId } })
  })
  if (one?.case) return <Case key={one.id} of={one} view={one.case} fresh={fresh === one.id} />
  return (
    <Page title={t('case.title')}>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={5} />}
      {one && <p>{t('case.notYours')}</p>}
    </Page>
  )
}
