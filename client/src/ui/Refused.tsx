import { problems } from '@rollcall/contract/problem.ts'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { isProblem, type Problem } from '../api/problem.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from './Button.tsx'
import styles from './Refused.module.css'

interface RefusedProps {
  /** What was thrown; nothing is shown for null. */
  readonly error: Error | null
  /** Where trying again may help. */
  readonly onAgain?: () => void
  /** The reason in the reader's language, where one has it: instead of the server's, which is in English. */
  readonly reason?: string | undefined
}

/** Why something was refused or failed, in words, announced at once. */
export function Refused({ error, onAgain, reason }: RefusedProps) {
  const { t } = useTranslation('ui')
  if (error === null) return null
  return (
    <div className={styles.refused} role="alert">
      {isProblem(error) ? (
        <Told problem={error} reason={reason} />
      ) : (
        <p className={styles.title}>{t('unreachable')}</p>
      )}
      {onAgain && !isProblem(error, 'forbidden') && (
        <Button kind="quiet" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}

const inEnglish = ['request.invalid', 'media.unfit', 'list.unfit'] as const

/** What only the server knows is said in its words; all else is ours to say. It comes when it is needed. */
function Reason({ problem }: { readonly problem: Problem }) {
  if (isProblem(problem, ...inEnglish)) {
    const isTitle = problem.detail === problems[problem.code].title
    return isTitle ? null : <p lang="en">{problem.detail}</p>
  }
  return (
    <Suspense>
      <Why problem={problem} />
    </Suspense>
  )
}

/** Without a connection the title has to do. */
const Why = lazy(async () => {
  const coming = [import('../refused/Why.tsx'), import('../i18n/i18n.ts')] as const
  try {
    const [{ Why: Words }, { loadTexts }] = await Promise.all(coming)
    await loadTexts('refused')
    return { default: Words }
  } catch {
    return { default: () => null }
  }
})

interface ToldProps {
  readonly problem: Problem
  readonly reason: string | undefined
}

function Told({ problem, reason }: ToldProps) {
  const { t } = useTranslation('ui')
  const { pathname, search } = useLocation()
  const { moment } = useFormat()
  const { comeBackAt } = problem.document
  const told = typeof comeBackAt === 'string' ? t('comeBack', { when: moment(comeBackAt) }) : reason
  const back = new URLSearchParams({ to: pathname + search })
  return (
    <>
      <p className={styles.title}>{t(`problem.${problem.code}`)}</p>
      {told ? <p>{told}</p> : <Reason problem={problem} />}
      {problem.code === 'auth.required' && <Link to={`/sign-in?${back}`}>{t('signIn')}</Link>}
      {problem.code === 'second-factor.required' && <Link to="/account">{t('secondFactor')}</Link>}
      {problem.code === 'internal' && problem.requestId && (
        <small>{t('requestId', { id: problem.requestId })}</small>
      )}
    </>
  )
}
