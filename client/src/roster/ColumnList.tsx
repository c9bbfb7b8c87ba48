import type { ListLook } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { Part } from '../ui/Part.tsx'
import { ColumnRow } from './ColumnRow.tsx'
import { type Columns, datedOf } from './mapping.ts'
import styles from './roster.module.css'

export interface ColumnsProps {
  readonly columns: Columns
  readonly onChange: (columns: Columns) => void
}

interface ColumnListProps extends ColumnsProps {
  readonly look: ListLook
  /** Which column is still to be chosen. */
  readonly lack: 'name' | 'camp' | null
}

/** Every column with its first values, and what it is taken for. */
export function ColumnList({ look, columns, onChange, lack }: ColumnListProps) {
  const { t } = useTranslation('roster')
  const { list } = useFormat()
  const twice = look.columns.filter((one) => one.twice).map(({ heading }) => heading)
  const parts = Array.isArray(columns.name) ? columns.name : []
  const at = lack === 'camp' ? datedOf(columns) : null
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
              error={lack && column.heading === (at ?? first) ? t(`lack.${lack}`) : undefined}
            />
          ))}
      </ul>
      {parts.length > 1 && <p>{t('columns.nameParts', { parts: parts.join(' + ') })}</p>}
    </Part>
  )
}
