import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Status } from '../ui/Status.tsx'
import type { CaseProps } from './Case.tsx'

/** What keeps the name from being confirmed, or that one moderator has signed and another has to. */
export function Blocked({ of: { status, publicOn }, view }: CaseProps) {
  const { t } = useTranslation('moderation')
  const unweighed = view.conditions.find(({ what, met }) => what === 'no-open-contrary' && !met)
  const { moment } = useFormat()
  const signed = view.signatures.length > 0
  const isAhead = status === 'proposed' || status === 'disputed' || status === 'probable'
  return (
    <>
      {isAhead && unweighed && (
        <Status tone="warn">{t('case.blocked', { count: unweighed.has ?? 1 })}</Status>
      )}
      {publicOn ? (
        <Status tone="waits">{t('case.waitsUntil', { at: moment(publicOn) })}</Status>
      ) : (
        signed && <Status tone="waits">{t('case.signedOnce')}</Status>
      )}
    </>
  )
}
