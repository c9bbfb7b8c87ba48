import { getStill } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { BesideLoading } from '../ui/Beside.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { StillRoom } from './StillRoom.tsx'

/** One still with the men who are marked on it. */
export function StillScreen() {
  const { t } = useTranslation('stills')
  const stillId = useIdParam('stillId')
  const still = useGet(getStill, { params: { stillId } }, { keep: true })
  if (still.error && !still.data)
    return (
      <Page title={t('still')}>
        <Refused error={still.error} onAgain={still.refetch} />
      </Page>
    )
  if (!still.data) return <BesideLoading />
  return <StillRoom still={still.data} />
}
