import type { SubjectId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Choices } from '../ui/Choices.tsx'
import type { EvidenceForm, Wrong } from './evidenceForm.ts'
import { useClasses } from './useClasses.ts'

export interface EvidenceFields {
  readonly form: EvidenceForm
  readonly onChange: (part: Partial<EvidenceForm>) => void
  readonly errorOf: (field: keyof Wrong) => string | undefined
  /** Whose circumstances they are, where that is known. */
  readonly forMan?: SubjectId | undefined
}

const stances = ['for', 'against'] as const

/** Whether it speaks for or against, and of which class it is. */
export function KindOfEvidence({ form, onChange, errorOf }: EvidenceFields) {
  const { t } = useTranslation('identifications')
  const classes = useClasses()
  return (
    <>
      <Choices
        label={t('give.stance')}
        choices={stances.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={form.stance}
        onChange={(stance) => onChange({ stance })}
        error={errorOf('stance')}
      />
      <Choices
        label={t('give.class')}
        choices={classes.map((value) => ({ value, label: t(`class.${value}`) }))}
        value={form.class}
        onChange={(value) => onChange({ class: value })}
        error={errorOf('class')}
      />
    </>
  )
}
