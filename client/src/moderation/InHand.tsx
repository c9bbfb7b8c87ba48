import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './InHand.module.css'
import type { useClaim } from './useClaim.ts'

/** Who has it in hand; where that is another, the way to take it over. */
export function InHand({ of: held }: { readonly of: ReturnType<typeof useClaim> }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const { claim, byOther, taking } = held
  if (!byOther || !claim)
    return claim?.mine ? <LiveCount>{t('claim.mine')}</LiveCount> : <Refused error={taking.error} />
  return (
    <div className={styles.held} role="status">
      <p>{t('claim.by', { by: claim.by, at: moment(claim.until) })}</p>
      <p>{t('claim.wait')}</p>
      <Button kind="quiet" busy={taking.isPending && t('sending')} onClick={held.takeOver}>
        {t('claim.takeOver')}
      </Button>
    </div>
  )
}
