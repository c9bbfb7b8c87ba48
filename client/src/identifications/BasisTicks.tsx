import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/identifications.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Check } from '../ui/Choices.tsx'
import { FieldError, Hint } from '../ui/Field.tsx'
import styles from './BasisTicks.module.css'

interface BasisTicksProps {
  readonly value: readonly EvidenceClass[]
  readonly onChange: (value: EvidenceClass[]) => void
  readonly error: string | undefined
}

/** On what a proposal rests: each class with what it means, because nobody knows our words for them. */
export function BasisTicks({ value, onChange, error }: BasisTicksProps) {
  const { t } = useTranslation('identifications')
  const id = useId()
  const toggle = (one: EvidenceClass) =>
    onChange(evidenceClasses.filter((other) => value.includes(other) !== (other === one)))
  return (
    <fieldset
      className={styles.basis}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend>{t('propose.basis')}</legend>
      <Hint id={id}>{t('propose.basisHint')}</Hint>
      {evidenceClasses.map((one) => (
        <Check
          key={one}
          checked={value.includes(one)}
          onChange={() => toggle(one)}
          label={
            <>
              <span className={styles.name}>{t(`class.${one}`)}</span>
              <small>{t(`classMeans.${one}`)}</small>
            </>
          }
        />
      ))}
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
