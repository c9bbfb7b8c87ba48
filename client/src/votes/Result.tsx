import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { isAskedAgain } from './isAskedAgain.ts'
import { isProposer } from './isProposer.ts'
import { Tally } from './Tally.tsx'
import styles from './VotePanel.module.css'

const undecided = ['proposed', 'disputed', 'probable']

/** How all answered, for whoever may see it; for everybody else how many. */
export function Result({ of: one }: { readonly of: Identification }) {
  if (!one.tally) return <HowMany of={one} />
  return (
    <div className={styles.result}>
      <Tally of={one.tally} answered={one.answered} />
      <Verdict of={one} />
    </div>
  )
}

/** How many have answered, and why the reader is not told how. */
export function HowMany({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('votes')
  const { answered } = one
  return (
    <p className={styles.line}>
      {t('answered', { count: answered })} {(answered > 0 || one.regrouping) && t(whyHidden(one))}
    </p>
  )
}

/** What the answers come to, or when that is told. */
export function Verdict({ of: { tally, verdict, status } }: { readonly of: Identification }) {
  const { t } = useTranslation('votes')
  const counted = Object.values(tally ?? {}).some((count) => count > 0)
  if (!counted) return null
  const notSaid = undecided.includes(status) ? t('verdict.hidden') : ''
  return <p className={styles.line}>{verdict ? t(`verdict.${verdict}`) : notSaid}</p>
}

const whyHidden = (one: Identification) => {
  if (one.regrouping) return 'hidden.regrouping'
  return counts(one) || isAskedAgain(one) ? 'hidden.notYet' : 'hidden.notCounted'
}

/** Whether the reader's answer counts, or would, as far as the page can know. */
const counts = (one: Identification): boolean =>
  one.mine ? one.mine.counted : !one.relative && !isProposer(one)
