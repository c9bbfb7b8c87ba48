import { useTranslation } from 'react-i18next'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Part } from '../ui/Part.tsx'
import { FactField } from './FactField.tsx'
import { FateFields } from './FateFields.tsx'
import { IdFields } from './IdFields.tsx'
import { ListFields } from './ListFields.tsx'
import type { Fact, PersonForm } from './personForm.ts'
import { StayFields } from './StayFields.tsx'

export interface FieldsProps {
  readonly form: PersonForm
  readonly onChange: (part: Partial<PersonForm>) => void
  /** What is wrong with the field at a path, or below it. */
  readonly errorAt: (path: string) => string | undefined
}

const service: readonly Fact[] = ['rank', 'branch', 'unit', 'force']
const captivity: readonly Fact[] = ['born', 'heightCm', 'captured', 'released', 'died']

/** An entry of the roster to be filled in. Everything but the name may stay empty. */
export function PersonFields(fields: FieldsProps) {
  const { t } = useTranslation('people')
  const { form, onChange, errorAt } = fields
  return (
    <>
      <TextField
        label={t('field.name')}
        hint={t('hint.name')}
        required
        maxLength={300}
        value={form.name}
        onChange={(name) => onChange({ name })}
        error={errorAt('name')}
      />
      <TextArea
        label={t('field.otherNames')}
        hint={t('hint.otherNames')}
        rows={2}
        value={form.otherNames}
        onChange={(otherNames) => onChange({ otherNames })}
        error={errorAt('otherNames')}
      />
      <Part title={t('part.service')}>
        {service.map((fact) => (
          <FactField key={fact} fact={fact} {...fields} />
        ))}
        <TextField
          label={t('field.serviceNumber')}
          hint={t('hint.serviceNumber')}
          maxLength={300}
          autoComplete="off"
          value={form.serviceNumber}
          onChange={(serviceNumber) => onChange({ serviceNumber })}
          error={errorAt('serviceNumber')}
        />
      </Part>
      <Part title={t('part.life')} hint={t('hint.dates')}>
        {captivity.map((fact) => (
          <FactField key={fact} fact={fact} {...fields} />
        ))}
      </Part>
      <StayFields {...fields} />
      <FateFields {...fields} />
      <ListFields {...fields} />
      <IdFields {...fields} />
      <Part title={t('part.public')} hint={t('hint.public')}>
        <TextArea
          label={t('field.consent')}
          hint={t('hint.consent')}
          rows={2}
          maxLength={5000}
          value={form.consent}
          onChange={(consent) => onChange({ consent })}
          error={errorAt('consent')}
        />
      </Part>
    </>
  )
}
