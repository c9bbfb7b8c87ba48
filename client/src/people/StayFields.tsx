import { useTranslation } from 'react-i18next'
import { CampField } from '../camps/CampField.tsx'
import { DateField } from '../dates/DateField.tsx'
import { TextField } from '../ui/Field.tsx'
import styles from './Fields.module.css'
import { Items } from './Items.tsx'
import type { FieldsProps } from './PersonFields.tsx'
import { emptyStay, type StayForm } from './personForm.ts'

/** Where he was, from when to when, and where that is written. */
export function StayFields({ form, onChange, errorAt }: FieldsProps) {
  const { t } = useTranslation('people')
  return (
    <Items
      title={t('stays')}
      hint={t('hint.stays')}
      items={form.stays}
      empty={emptyStay}
      most={30}
      add={t('addStay')}
      onChange={(stays) => onChange({ stays })}
    >
      {(stay, change, at) => (
        <Stay stay={stay} onChange={change} errorAt={(field) => errorAt(`stays.${at}.${field}`)} />
      )}
    </Items>
  )
}

interface StayProps {
  readonly stay: StayForm
  readonly onChange: (part: Partial<StayForm>) => void
  readonly errorAt: FieldsProps['errorAt']
}

function Stay({ stay, onChange, errorAt }: StayProps) {
  const { t } = useTranslation('people')
  const text = (field: 'from' | 'to' | 'source') => ({
    value: stay[field],
    onChange: (written: string) => onChange({ [field]: written }),
    error: errorAt(field),
  })
  return (
    <>
      <CampField
        label={t('field.camp')}
        value={stay.camp}
        onChange={(camp) => onChange({ camp })}
        error={errorAt('camp')}
      />
      <div className={styles.pair}>
        <DateField label={t('field.from')} {...text('from')} />
        <DateField label={t('field.to')} {...text('to')} />
      </div>
      <TextField label={t('field.source')} maxLength={300} {...text('source')} />
    </>
  )
}
