import { useTranslation } from 'react-i18next'
import { DateField } from '../dates/DateField.tsx'
import { TextField } from '../ui/Field.tsx'
import styles from './Fields.module.css'
import { Items } from './Items.tsx'
import type { FieldsProps } from './PersonFields.tsx'
import { emptyList, type ListForm } from './personForm.ts'

/** Published official lists that name him. */
export function ListFields({ form, onChange, errorAt }: FieldsProps) {
  const { t } = useTranslation('people')
  return (
    <Items
      title={t('lists')}
      hint={t('hint.lists')}
      items={form.publishedLists}
      empty={emptyList}
      most={30}
      add={t('addList')}
      onChange={(publishedLists) => onChange({ publishedLists })}
    >
      {(list, change, at) => (
        <List
          list={list}
          onChange={change}
          errorAt={(field) => errorAt(`publishedLists.${at}.${field}`)}
        />
      )}
    </Items>
  )
}

interface ListProps {
  readonly list: ListForm
  readonly onChange: (part: Partial<ListForm>) => void
  readonly errorAt: FieldsProps['errorAt']
}

function List({ list, onChange, errorAt }: ListProps) {
  const { t } = useTranslation('people')
  return (
    <div className={styles.triple}>
      <TextField
        label={t('field.title')}
        maxLength={300}
        value={list.title}
        onChange={(title) => onChange({ title })}
        error={errorAt('title')}
      />
      <DateField
        label={t('field.date')}
        value={list.date}
        onChange={(date) => onChange({ date })}
        error={errorAt('date')}
      />
      <TextField
        label={t('field.url')}
        type="url"
        maxLength={2000}
        value={list.url}
        onChange={(url) => onChange({ url })}
        error={errorAt('url')}
      />
    </div>
  )
}
