import type { Identification } from '@rollcall/contract/identifications.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { AnswerButtons } from '../votes/AnswerButtons.tsx'
import { AnswerKeys } from '../votes/AnswerKeys.tsx'
import { dropTried, tried, tryAnswer } from '../votes/tried.ts'
import styles from './AnswerBar.module.css'
import type { FeatureCheck } from './useCheck.ts'

interface VisitorAnswersProps {
  readonly one: Identification
  readonly name: string
  readonly featureCheck: FeatureCheck
}

/** A visitor answers once; it is kept in this browser and sent when he has signed in. */
export function VisitorAnswers({ one, name, featureCheck }: VisitorAnswersProps) {
  const { t } = useTranslation(['compare', 'votes'])
  const { pathname, search } = useLocation()
  const kept = useSyncExternalStore(tried.subscribe, tried.last)
  const isVisitor = useMe()?.id === null
  const mine = kept?.identificationId === one.id ? kept : null
  const mayTry = isVisitor && isAsked(one) && (kept === null || mine !== null)
  const answer = (answer: Parameters<typeof tryAnswer>[0]['answer']) =>
    tryAnswer({ identificationId: one.id, answer, check: featureCheck.sent })
  return (
    <>
      {mayTry && (
        <>
          <AnswerKeys onAnswer={answer} />
          <AnswerButtons name={name} chosen={mine?.answer ?? null} keys onAnswer={answer} />
        </>
      )}
      <p className={styles.line}>
        {mine && <span role="status">{t('try.kept')} </span>}
        <Link to={`/sign-in?${new URLSearchParams({ to: pathname + search })}`}>
          {t('votes:signIn')}
        </Link>{' '}
        {mine ? (
          <button type="button" className={styles.drop} onClick={dropTried}>
            {t('try.drop')}
          </button>
        ) : (
          one.tally === null && t('votes:signInWhy')
        )}
      </p>
    </>
  )
}

/** Nothing is asked about a name that is closed, or that a visitor may not read ([P4]). */
const isAsked = ({ status, person }: Identification): boolean =>
  !person.withheld && !['withdrawn', 'ruled-out', 'retracted'].includes(status)
