import type { SubjectId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { TextArea } from '../ui/Field.tsx'
import { BasisTicks } from './BasisTicks.tsx'
import { type Missing, missingIn, type ProposalForm } from './proposalForm.ts'
import { WhoField } from './WhoField.tsx'

interface ProposalFieldsProps {
  readonly form: ProposalForm
  readonly onChange: (part: Partial<ProposalForm>) => void
  /** What is missing is said once one has tried to send it. */
  readonly checked: boolean
  readonly error: Error | null
  /** The name from which the search begins. */
  readonly start?: string
  /** Those whom this man could be are found first. */
  readonly forMan?: SubjectId
  /** How the reasons are asked for: else as of somebody who proposes himself. */
  readonly reasons?: { readonly label: string; readonly hint: string }
}

/** Who he may be, on what that rests, and why. */
export function ProposalFields({
  form,
  onChange,
  checked,
  error,
  start,
  forMan,
  reasons,
}: ProposalFieldsProps) {
  const { t } = useTranslation('identifications')
  const missing = missingIn(form)
  const wrong = (field: Missing, ...paths: string[]) =>
    checked && missing.includes(field)
      ? t(`propose.missing.${field}`)
      : [field, ...paths].map((path) => errorAt(error, path)).find(Boolean)
  return (
    <>
      <WhoField
        who={form.who}
        onChange={(who) => onChange({ who })}
        error={wrong('who', 'personId', 'name')}
        forMan={forMan}
        {...(start ? { start } : {})}
      />
      <BasisTicks
        form={form}
        onChange={onChange}
        checked={checked}
        error={error}
        forMan={forMan}
        wrong={form.basis.length === 0 ? wrong('basis') : undefined}
      />
      <TextArea
        label={reasons?.label ?? t('propose.reasons')}
        hint={reasons?.hint ?? t('propose.reasonsHint')}
        value={form.reasons}
        onChange={(text) => onChange({ reasons: text })}
        error={wrong('reasons')}
      />
    </>
  )
}
