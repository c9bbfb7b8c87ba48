import { useTranslation } from 'react-i18next'
import { DateField } from '../dates/DateField.tsx'
import { TextField } from '../ui/Field.tsx'
import styles from './Fields.module.css'
import type { FieldsProps } from './PersonFields.tsx'
import { type Fact, isDate } from './personForm.ts'

/** One fact, and where it is written. A date is said back in words. */
export function FactField({
  fact,
  form,
  onChange,
  errorAt,
}: FieldsProps & { readonly fact: Fact }) {
  const { t } = useTranslation('people')
  const shared = {
    label: t(`field.${fact}`),
    value: form[fact],
    onChange: (text: string) => onChange({ [fact]: text }),
    error: errorAt(fact),
  }
  return (
    <div className={styles.pair}>
      {isDate(fact) ? (
        <DateField {...shared} />
      ) : (
        <TextField
          {...shared}
          maxLength={300}
          {...(fact === 'heightCm' && { inputMode: 'numeric' })}
        />
      )}
      <TextField
        label={t('field.source')}
        aria-label={t('field.sourceOf', { fact: t(`field.${fact}`) })}
        maxLength={300}
        value={form.sources[fact]}
        onChange={(source) => onChange({ sources: { ...form.sources, [fact]: source } })}
        error={errorAt(`sources.${fact}`)}
      />
    </div>
  )
}
