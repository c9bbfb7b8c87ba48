import type { ListLook } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Part } from '../ui/Part.tsx'
import { ColumnRow } from './ColumnRow.tsx'
import type { Columns } from './mapping.ts'
import styles from './roster.module.css'

export interface ColumnsProps {
  readonly columns: Columns
  readonly onChange: (columns: Columns) => void
}

interface ColumnListProps extends ColumnsProps {
  readonly look: ListLook
  readonly isNameMissing: boolean
}

/** Every column with its first values, and what it is taken for. */
export function ColumnList({ look, columns, onChange, isNameMissing }: ColumnListProps) {
  const { t } = useTranslation('roster')
  const { list } = useFormat()
  const twice = look.columns.filter((one) => one.twice).map(({ heading }) => heading)
  const parts = Array.isArray(columns.name) ? columns.name : []
  const first = look.columns.find((one) => !one.twice)?.heading
  return (
    <Part
      title={t('columns.title')}
      hint={t(look.guess.source ? 'columns.asBefore' : 'columns.hint')}
    >
      {twice.length > 0 && (
        <p className={styles.warn}>{t('columns.twice', { headings: list(new Set(twice)) })}</p>
      )}
      <ul className={styles.columns}>
        {look.columns
          .filter((one) => !one.twice)
          .map((column) => (
            <ColumnRow
              key={column.heading}
              column={column}
              columns={columns}
              onChange={onChange}
              error={isNameMissing && column.heading === first ? t('lack.name') : undefined}
            />
          ))}
      </ul>
      {parts.length > 1 && <p>{t('columns.nameParts', { parts: parts.join(' + ') })}</p>}
    </Part>
  )
}
