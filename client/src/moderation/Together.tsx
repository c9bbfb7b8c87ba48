import type { Evidence } from '@rollcall/contract/evidence.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import type { CaseProps } from './Case.tsx'
import styles from './WeighEvidence.module.css'

interface TogetherProps {
  readonly of: readonly Evidence[]
  readonly one: CaseProps['of']
  readonly view: CaseProps['view']
}

/** The sum of what counts, as it is made up: the numbers add up, or, where not all is in sight, are not told. */
export function Together({ of: items, one, view: { score } }: TogetherProps) {
  const { t } = useTranslation('moderation')
  const { number } = useFormat()
  const points = [...items.map((item) => item.points), one.community ?? 0].filter(Boolean)
  const addsUp = points.reduce((sum, some) => sum + some, 0) === score
  return (
    <p className={styles.together}>
      <span>
        {t('evidence.together')}
        {addsUp && points.length > 1 && ` ${points.map(number).join(' + ')}`}
      </span>
      <b>{number(score)}</b>
    </p>
  )
}
