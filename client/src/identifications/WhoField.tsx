import type { SubjectId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '../people/PersonPicker.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './WhoField.module.css'
import { labelOf, type Who } from './who.ts'

interface WhoFieldProps {
  readonly who: Who | null
  readonly onChange: (who: Who | null) => void
  /** The name from which the search begins. */
  readonly start?: string | undefined
  readonly error?: string | undefined
  /** Those whom this man could be come first. */
  readonly forMan?: SubjectId | undefined
  /** Else "Who he may be". */
  readonly label?: string
}

/** Finds somebody on the roster, or takes a name that is not on it; then shows who it is. */
export function WhoField({ who, onChange, start, error, forMan, label }: WhoFieldProps) {
  const { t } = useTranslation('identifications')
  if (who === null)
    return (
      <PersonPicker
        onPick={onChange}
        error={error}
        forMan={forMan}
        {...(start ? { start } : {})}
        {...(label ? { label } : {})}
      />
    )
  return (
    <div className={styles.picked}>
      <span className={styles.label}>{label ?? t('propose.who')}</span>
      <p>
        <b>{labelOf(who)}</b>{' '}
        <small>{t('personId' in who ? 'propose.onRoster' : 'propose.freeText')}</small>
      </p>
      <Button kind="plain" onClick={() => onChange(null)}>
        {t('propose.somebodyElse')}
      </Button>
    </div>
  )
}
