import { useTranslation } from 'react-i18next'
import { DateField } from '../dates/DateField.tsx'
import { Check } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import type { ColumnsProps } from './ColumnList.tsx'
import { publishedIn, saidIn, withPublished, withSaid } from './mapping.ts'
import styles from './roster.module.css'

interface WholeListProps extends ColumnsProps {
  readonly isTitleMissing: boolean
}

/** What holds for every row: whether the list was published, which makes its names public, and who says what became of them. */
export function WholeList({ columns, onChange, isTitleMissing }: WholeListProps) {
  const { t } = useTranslation('roster')
  const published = publishedIn(columns)
  const said = saidIn(columns)
  return (
    <>
      {columns.fates && (
        <div className={styles.fields}>
          <TextField
            label={t('list.authority')}
            optional
            maxLength={300}
            value={said.authority}
            onChange={(authority) => onChange(withSaid(columns, { ...said, authority }))}
          />
          <DateField
            label={t('list.asOf')}
            hint={t('list.dateHint')}
            optional
            value={said.asOf}
            onChange={(asOf) => onChange(withSaid(columns, { ...said, asOf }))}
          />
        </div>
      )}
      <Check
        label={t('list.published')}
        checked={published !== null}
        onChange={(is) => onChange(withPublished(columns, is ? { title: '', date: '' } : null))}
      />
      {published && (
        <div className={styles.fields}>
          <TextField
            label={t('list.publishedTitle')}
            maxLength={300}
            value={published.title}
            onChange={(title) => onChange(withPublished(columns, { ...published, title }))}
            error={isTitleMissing ? t('lack.title') : undefined}
          />
          <DateField
            label={t('list.publishedDate')}
            hint={t('list.dateHint')}
            optional
            value={published.date}
            onChange={(date) => onChange(withPublished(columns, { ...published, date }))}
          />
        </div>
      )}
    </>
  )
}
