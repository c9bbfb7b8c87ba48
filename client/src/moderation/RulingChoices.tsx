import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { FieldError } from '../ui/Field.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Decide.module.css'

interface RulingChoicesProps {
  readonly of: Identification
  /** Those that are open to this moderator now. */
  readonly rulings: readonly Ruling[]
  readonly lacking: (ruling: Ruling) => readonly string[]
  readonly value: Ruling | null
  readonly onChange: (ruling: Ruling) => void
  readonly error: string | undefined
}

/** Every ruling that is open now, each with what it does and what it still lacks. */
export function RulingChoices({
  of: one,
  rulings,
  lacking,
  value,
  onChange,
  error,
}: RulingChoicesProps) {
  const { t } = useTranslation('moderation')
  const { list } = useFormat()
  const name = useId()
  const what = (ruling: Ruling) =>
    ruling === 'retracted' && one.status === 'confirmed' ? 'retractedOfConfirmed' : ruling
  return (
    <fieldset className={styles.rulings} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>
        <VisuallyHidden>{t('decide.which')}</VisuallyHidden>
      </legend>
      {rulings.map((ruling) => (
        <label key={ruling} className={styles.ruling}>
          <input
            type="radio"
            name={name}
            checked={ruling === value}
            onChange={() => onChange(ruling)}
          />
          <span>
            <b>{t(`ruling.${ruling}`)}</b>
            <small>{t(`decide.does.${what(ruling)}`)}</small>
            {lacking(ruling).length > 0 && (
              <small>{t('decide.lacks', { what: list(lacking(ruling)) })}</small>
            )}
          </span>
        </label>
      ))}
      <FieldError id={name}>{error}</FieldError>
    </fieldset>
  )
}
