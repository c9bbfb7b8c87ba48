import { type CaseChanged, caseChanges } from '@rollcall/contract/caseView.ts'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Decide.module.css'

interface StaleProps {
  readonly error: Error | null
  /** Where he can go on with it. */
  readonly onRead?: () => void
}

/** What changes of a man himself, beside what changes in a case ([M9]). */
const ofMan = ['names-changed', 'case-changed', 'signed', 'no-prisoner', 'prisoner'] as const
type What = CaseChanged | (typeof ofMan)[number]
const kinds: readonly What[] = [...caseChanges, ...ofMan]

interface Change {
  readonly what: What
  readonly at: string
}

/** The case has changed since he began to write: what has, where the server said so, and how to go on. */
export function Stale({ error, onRead }: StaleProps) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const changed = isProblem(error, 'decision.stale')
    ? ((error.document['changed'] ?? []) as readonly Change[])
    : []
  return (
    <div className={styles.stale} role="alert">
      {error && <p>{t('stale.notRecorded')}</p>}
      <p>{t('stale.text')}</p>
      {changed.length > 0 && (
        <ul>
          {changed
            .filter(({ what }) => kinds.includes(what))
            .map(({ what, at }) => (
              <li key={what + at}>
                {t(`stale.changed.${what}`)} <small>{moment(at)}</small>
              </li>
            ))}
        </ul>
      )}
      {onRead && (
        <Button kind="quiet" onClick={onRead}>
          {t('stale.read')}
        </Button>
      )}
    </div>
  )
}
