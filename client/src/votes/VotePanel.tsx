import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { isProblem } from '../api/problem.ts'
import { Refused } from '../ui/Refused.tsx'
import { AnswerButtons } from './AnswerButtons.tsx'
import { AnswerKeys } from './AnswerKeys.tsx'
import { isProposer } from './isProposer.ts'
import { Mine } from './Mine.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { RelativeCheck } from './RelativeCheck.tsx'
import { Result } from './Result.tsx'
import { useAsking } from './useAsking.ts'
import styles from './VotePanel.module.css'

interface VotePanelProps {
  readonly of: Identification
  /** How the proposed man is called in a sentence. */
  readonly name: string
  /** Whether the keys 1 to 5 answer here. */
  readonly keys: boolean
  /** Of which rank its heading is on the page. */
  readonly heading?: 'h2' | 'h4'
  /** An answer given here was undone within its minute. */
  readonly onUndone?: () => void
}

/** The question, the five answers, what became of the reader's own, and, once seen, how all answered. */
export function VotePanel({
  of: one,
  name,
  keys,
  heading: Heading = 'h4',
  onUndone,
}: VotePanelProps) {
  const { t } = useTranslation('votes')
  const asked = useAsking(one, onUndone)
  const { way } = asked
  // Said before he answers; afterwards his answer says so itself.
  const isOwn = one.mine === null && isProposer(one)
  const refused = way?.is === 'refused' && !isProblem(way.error, 'vote.reason-required')
  return (
    <div className={styles.panel}>
      <Heading className={styles.question}>{t('question')}</Heading>
      {one.can.vote ? (
        <>
          {isOwn && <p className={styles.line}>{t('ownProposal')}</p>}
          {keys && <AnswerKeys onAnswer={asked.answer} />}
          <AnswerButtons name={name} chosen={asked.chosen} keys={keys} onAnswer={asked.answer} />
          <ReasonForm key={asked.reasonFor} one={one} asked={asked} />
          {refused && <Refused error={way.error} />}
          <Mine one={one} way={way} onTakeBack={asked.takeBack} />
        </>
      ) : (
        <SignInToAnswer seen={one.tally !== null} />
      )}
      <Result of={one} />
      {one.can.vote && <RelativeCheck one={one} name={name} asked={asked} />}
    </div>
  )
}

function SignInToAnswer({ seen }: { readonly seen: boolean }) {
  const { t } = useTranslation('votes')
  const { pathname } = useLocation()
  return (
    <p className={styles.line}>
      <Link data-alone="" to={`/sign-in?${new URLSearchParams({ to: pathname })}`}>
        {t('signIn')}
      </Link>{' '}
      {!seen && t('signInWhy')}
    </p>
  )
}
