import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { AnswerButtons } from '../votes/AnswerButtons.tsx'
import { AnswerKeys } from '../votes/AnswerKeys.tsx'
import { isAskedAgain } from '../votes/isAskedAgain.ts'
import { ReasonForm } from '../votes/ReasonForm.tsx'
import { RelativeCheck } from '../votes/RelativeCheck.tsx'
import { TallyColumns } from '../votes/TallyColumns.tsx'
import type { Asking } from '../votes/useAsking.ts'
import styles from './AnswerBar.module.css'
import { BarWords } from './BarWords.tsx'
import type { RoomProps } from './CompareRoom.tsx'
import { UndoButton } from './UndoButton.tsx'
import type { FeatureCheck } from './useCheck.ts'
import { VisitorAnswers } from './VisitorAnswers.tsx'

interface BarProps extends RoomProps {
  readonly featureCheck: FeatureCheck
  readonly asked: Asking
  /** He is about to say that he is a relative. */
  readonly isSaying: boolean
  readonly onSaying: (isSaying: boolean) => void
}

/** The question and its five answers; once answered, how all answered stands under them, as far as he may see it. */
export function AnswerBar(props: BarProps) {
  const { one, asked, isSaying } = props
  const name = useNameOf()(one.person)
  return (
    <section className={styles.bar} data-saying={asked.reasonFor || isSaying ? '' : undefined}>
      <BarWords {...props} />
      <div className={styles.answers}>
        <Middle {...props} name={name} />
      </div>
      <Ways {...props} />
    </section>
  )
}

/** The answers, or what has to be said before one is sent: they take turns, so that nothing pushes the pictures away. */
function Middle({
  one,
  name,
  asked,
  isSaying,
  featureCheck,
}: BarProps & { readonly name: string }) {
  if (!one.can.vote) return <VisitorAnswers {...{ one, name, featureCheck }} />
  if (asked.reasonFor) return <ReasonForm key={asked.reasonFor} one={one} asked={asked} />
  if (isSaying) return <RelativeCheck one={one} name={name} asked={asked} />
  const { way } = asked
  return (
    <>
      <AnswerKeys onAnswer={asked.answer} />
      <AnswerButtons name={name} chosen={asked.chosen} keys onAnswer={asked.answer} />
      {one.tally && <TallyColumns of={one.tally} />}
      {way?.is === 'refused' && !isProblem(way.error, 'vote.reason-required') && (
        <Refused error={way.error} />
      )}
    </>
  )
}

/** What else can be done: before answering to say that one is a relative or to skip it, afterwards to go on or take it back. */
function Ways({ one, asked, ways, isSaying, onSaying }: BarProps): ReactNode {
  const { t } = useTranslation(['compare', 'votes'])
  if (asked.reasonFor) return null
  if (isSaying)
    return (
      <div className={styles.ways}>
        <Button kind="quiet" onClick={() => onSaying(false)}>
          {t('toAnswers')}
        </Button>
      </div>
    )
  const isAnswered = one.mine !== null && !isAskedAgain(one)
  const takeBack = isAnswered && (
    <Button kind="plain" onClick={asked.takeBack}>
      {t('votes:takeBack')}
    </Button>
  )
  return (
    <div className={styles.ways}>
      <div className={styles.on}>{isAnswered ? ways.after : ways.before}</div>
      <div className={styles.beside}>
        <UndoButton otherwise={takeBack} />
        {one.can.vote && !one.relative && (
          <span className={styles.relative}>
            <Button kind="plain" onClick={() => onSaying(true)}>
              {t('relative')}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}
