import type { Identification } from '@rollcall/contract/identifications.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNameOf } from '../men/useNameOf.ts'
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

/** What the answers come to, or what is to be answered before that is told. */
export function Verdict({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('votes')
  const { tally, verdict, status, verdictAwaits } = one
  const counted = Object.values(tally ?? {}).some((count) => count > 0)
  if (!counted) return null
  if (verdict) return <p className={styles.line}>{t(`verdict.${verdict}`)}</p>
  if (!undecided.includes(status)) return null
  return (
    <p className={styles.line}>
      {verdictAwaits.length > 0 ? <Awaited of={one} /> : t('verdict.hidden')}
    </p>
  )
}

/** The other names of his on which the reader has not answered yet, each with the way there. */
function Awaited({ of: { subjectId, verdictAwaits } }: { readonly of: Identification }) {
  const { t } = useTranslation('votes')
  const nameOf = useNameOf()
  return (
    <>
      {t('verdict.awaits')}{' '}
      {verdictAwaits.map(({ id, person }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <Link to={`/subjects/${subjectId}/compare/${id}`}>{nameOf(person)}</Link>
        </Fragment>
      ))}
    </>
  )
}

const whyHidden = (one: Identification) => {
  if (one.regrouping) return 'hidden.regrouping'
  return counts(one) || isAskedAgain(one) ? 'hidden.notYet' : 'hidden.notCounted'
}

/** Whether the reader's answer counts, or would, as far as the page can know. */
const counts = (one: Identification): boolean =>
  one.mine ? one.mine.counted : !one.relative && !isProposer(one)
