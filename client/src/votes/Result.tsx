import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { isAskedAgain } from './isAskedAgain.ts'
import { isProposer } from './isProposer.ts'
import { Tally } from './Tally.tsx'
import styles from './VotePanel.module.css'

const undecided = ['proposed', 'disputed', 'probable']

/** How all answered, for whoever may see it; for everybody else how many. */
export function Result({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('votes')
  const { tally, verdict, answered } = one
  if (!tally) {
    return (
      <p className={styles.line}>
        {t('answered', { count: answered })} {(answered > 0 || one.regrouping) && t(whyHidden(one))}
      </p>
    )
  }
  const notSaid = undecided.includes(one.status) ? t('verdict.hidden') : ''
  const counted = Object.values(tally).some((count) => count > 0)
  return (
    <div className={styles.result}>
      <Tally of={tally} answered={answered} />
      {counted && <p className={styles.line}>{verdict ? t(`verdict.${verdict}`) : notSaid}</p>}
    </div>
  )
}

const whyHidden = (one: Identification) => {
  if (one.regrouping) return 'hidden.regrouping'
  return counts(one) || isAskedAgain(one) ? 'hidden.notYet' : 'hidden.notCounted'
}

/** Whether the reader's answer counts, or would, as far as the page can know. */
const counts = (one: Identification): boolean =>
  one.mine ? one.mine.counted : !one.relative && !isProposer(one)
