import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Check } from '../ui/Choices.tsx'
import { FieldError, Hint } from '../ui/Field.tsx'
import styles from './BasisTicks.module.css'
import type { ProposalForm } from './proposalForm.ts'
import { ToldBasis } from './ToldBasis.tsx'
import { useClasses } from './useClasses.ts'

export interface BasisProps {
  readonly form: ProposalForm
  readonly onChange: (part: Partial<ProposalForm>) => void
  readonly checked: boolean
  readonly error: Error | null
  /** Of whom it is said, where that is known. */
  readonly forMan?: SubjectId | undefined
}

interface BasisTicksProps extends BasisProps {
  /** What is wrong with the ticks themselves. */
  readonly wrong: string | undefined
}

/** On what a proposal rests: each class with what it means, and once ticked with what there is to say of it. */
export function BasisTicks({ wrong, ...own }: BasisTicksProps) {
  const { t } = useTranslation('identifications')
  const id = useId()
  const { form, onChange } = own
  const toggle = (one: (typeof evidenceClasses)[number]) =>
    onChange({
      basis: evidenceClasses.filter((other) => form.basis.includes(other) !== (other === one)),
    })
  return (
    <fieldset
      className={styles.basis}
      aria-describedby={wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend>{t('propose.basis')}</legend>
      <Hint id={id}>{t('propose.basisHint')}</Hint>
      {useClasses().map((one) => (
        <div key={one}>
          <Check
            checked={form.basis.includes(one)}
            onChange={() => toggle(one)}
            label={
              <>
                <span className={styles.name}>{t(`class.${one}`)}</span>
                <small>{t(`classMeans.${one}`)}</small>
              </>
            }
          />
          {form.basis.includes(one) && <ToldBasis of={one} {...own} />}
        </div>
      ))}
      <FieldError id={id}>{wrong}</FieldError>
    </fieldset>
  )
}
