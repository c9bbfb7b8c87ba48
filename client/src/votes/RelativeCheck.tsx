import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import styles from './VotePanel.module.css'

interface RelativeCheckProps {
  readonly one: Identification
  readonly name: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Says it at once, with the answer that stands. */
  readonly onSay: (answer: Answer) => void
}

/** Whoever is a relative of the proposed man says so; what that does is said before it is done. */
export function RelativeCheck({ one, name, checked, onChange, onSay }: RelativeCheckProps) {
  const { t } = useTranslation('votes')
  const answer = one.mine?.answer
  // Where the answer says why it does not count, it has been said.
  if (one.relative && one.mine?.why === 'relative') return null
  if (one.relative) return <p className={styles.line}>{t('relative.said', { name })}</p>
  return (
    <div className={styles.relative}>
      <Check label={t('relative.label', { name })} checked={checked} onChange={onChange} />
      {checked && (
        <div className={styles.line}>
          <p>{t('relative.does', { name })}</p>
          {answer ? (
            <Button kind="quiet" onClick={() => onSay(answer)}>
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
