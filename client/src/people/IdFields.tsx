import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/Field.tsx'
import styles from './Fields.module.css'
import { Items } from './Items.tsx'
import type { FieldsProps } from './PersonFields.tsx'
import { emptyId } from './personForm.ts'

/** The ids that authorities gave him. */
export function IdFields({ form, onChange, errorAt }: FieldsProps) {
  const { t } = useTranslation('people')
  return (
    <Items
      title={t('ids')}
      hint={t('hint.ids')}
      items={form.ids}
      empty={emptyId}
      most={20}
      add={t('addId')}
      onChange={(ids) => onChange({ ids })}
    >
      {(one, change, at) => (
        <div className={styles.pair}>
          {(['authority', 'id'] as const).map((field) => (
            <TextField
              key={field}
              label={t(field === 'id' ? 'field.id' : 'field.givenBy')}
              maxLength={300}
              value={one[field]}
              onChange={(text) => change({ [field]: text })}
              error={errorAt(`ids.${at}.${field}`)}
            />
          ))}
        </div>
      )}
    </Items>
  )
}
