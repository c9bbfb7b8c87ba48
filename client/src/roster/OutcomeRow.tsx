import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { listImportRows } from '@rollcall/contract/imports.ts'
import type { RowNote } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './roster.module.css'

interface OutcomeRowProps {
  readonly row: ResponseOf<typeof listImportRows>['items'][number]
  readonly dryRun: boolean
}

/** One row of the list: who, what became of him, and what is said of the row. */
export function OutcomeRow({ row, dryRun }: OutcomeRowProps) {
  const { t } = useTranslation('roster')
  const { number, list } = useFormat()
  const { outcome, changed } = row
  const words = t(`became.${dryRun ? 'would' : 'did'}.${outcome}`)
  return (
    <li className={styles.row} data-outcome={outcome}>
      <span className={styles.number}>{t('row', { row: number(row.row) })}</span>
      <div>
        {row.name !== null && <span className={styles.name}>{row.name} </span>}
        <span className={styles.became}>{words}</span>
        {changed.length > 0 && (
          <p>
            {t('changed', { fields: list(changed.map((field) => t(`field.${fieldIn(field)}`))) })}
          </p>
        )}
        {row.notes.map((note) => (
          <Note key={`${note.what}${note.columns}`} note={note} />
        ))}
      </div>
    </li>
  )
}

const fields = [
  ...(['name', 'otherNames', 'rank', 'branch', 'unit', 'serviceNumber', 'born', 'died'] as const),
  ...([
    'captured',
    'released',
    'force',
    'heightCm',
    'stays',
    'ids',
    'fates',
    'publishedLists',
    'consent',
  ] as const),
]
/** What has no name of its own is some other thing that the list says. */
const fieldIn = (field: string) => fields.find((one) => one === field) ?? 'other'

/** What is said of a row. */
export function Note({ note }: { readonly note: RowNote }) {
  const { t } = useTranslation('roster')
  const { number } = useFormat()
  const { what, columns, written = '', as = '' } = note
  const said = t(`note.${what}`, { written, as, number: number(note.number ?? 0) })
  return (
    <p>
      {columns.length > 0 && <strong>{columns.join(', ')}: </strong>}
      {said}
    </p>
  )
}
