import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import type { Asking } from './useAsking.ts'
import styles from './VotePanel.module.css'

interface RelativeCheckProps {
  readonly one: Identification
  readonly name: string
  readonly asked: Asking
}

/** Whoever is a relative of the proposed man says so; what that does is said before it is done. */
export function RelativeCheck({ one, name, asked }: RelativeCheckProps) {
  const { t } = useTranslation('votes')
  const answer = one.mine?.answer
  // Where the answer says why it does not count, it has been said.
  if (one.relative && one.mine?.why === 'relative') return null
  if (one.relative) return <p className={styles.line}>{t('relative.said', { name })}</p>
  return (
    <div className={styles.relative}>
      <Check
        label={t('relative.label', { name })}
        checked={asked.relative}
        onChange={asked.setRelative}
      />
      {asked.relative && (
        <div className={styles.line}>
          <p>{t('relative.does', { name })}</p>
          {answer ? (
            <Button kind="quiet" onClick={() => asked.give({ answer, relative: true })}>
              {t('relative.say')}
            </Button>
          ) : (
            <p>{t('relative.withAnswer')}</p>
          )}
        </div>
      )}
    </div>
  )
}
