import type { PhotoListLook } from '@rollcall/contract/photoLists.ts'
import { useTranslation } from 'react-i18next'
import styles from '../roster/roster.module.css'
import { SelectField } from '../ui/Field.tsx'
import { Part } from '../ui/Part.tsx'
import { type Columns, fieldOf, type PhotoField, photoFields, withField } from './manyColumns.ts'

interface ManyColumnListProps {
  readonly look: PhotoListLook
  readonly columns: Columns
  readonly onChange: (columns: Columns) => void
}

/** Every column of a list of photos with its first values, and what it is taken for. */
export function ManyColumnList({ look, columns, onChange }: ManyColumnListProps) {
  const { t } = useTranslation(['films', 'roster'])
  const labelOf = (field: PhotoField) => {
    if (field === 'title') return t('title')
    return field === 'file' || field === 'page' ? t(`many.field.${field}`) : t(`field.${field}`)
  }
  return (
    <Part title={t('columns.title', { ns: 'roster' })} hint={t('columns.hint', { ns: 'roster' })}>
      <ul className={styles.columns}>
        {look.columns
          .filter(({ twice }) => !twice)
          .map(({ heading, values }) => (
            <li key={heading} className={styles.column}>
              <div className={styles.seen}>
                <strong>{heading}</strong>
                <span>{values.slice(0, 4).join(' · ')}</span>
              </div>
              <SelectField
                label={t('columns.isWhat', { ns: 'roster', heading })}
                value={fieldOf(columns, heading) ?? ''}
                onChange={(field) =>
                  onChange(withField(columns, heading, (field || null) as PhotoField | null, look))
                }
              >
                <option value="">{t('columns.leaveOut', { ns: 'roster' })}</option>
                {photoFields.map((field) => (
                  <option key={field} value={field}>
                    {labelOf(field)}
                  </option>
                ))}
              </SelectField>
            </li>
          ))}
      </ul>
    </Part>
  )
}
