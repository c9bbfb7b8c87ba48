import { findTrial } from '@rollcall/contract/comparisons.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { tried } from '../votes/tried.ts'

/** A visitor may try one comparison before he is asked to sign in. */
export function TryOne() {
  const { t } = useTranslation('compare')
  const done = useSyncExternalStore(tried.subscribe, tried.last)
  const trial = useGet(findTrial, {}, { enabled: done === null }).data?.trial
  if (done) return <p>{t('try.kept')}</p>
  if (!trial) return null
  return (
    <Buttons>
      <ButtonLink
        kind="primary"
        to={`/subjects/${trial.subjectId}/compare/${trial.identificationId}`}
      >
        {t('try.one')}
      </ButtonLink>
    </Buttons>
  )
}
