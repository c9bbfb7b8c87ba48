import { type ExportCell, previewExport } from '@rollcall/contract/exports.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Loading } from '../ui/Loading.tsx'
import { Refused } from '../ui/Refused.tsx'
import { type Asked, queryOf } from './asked.ts'
import styles from './ExportsScreen.module.css'
import { useColumn } from './useColumn.ts'

/** How many rows there will be, and the first ones as they will be: a column of the file in each line, to be read. */
export function Preview({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('exports')
  const { number } = useFormat()
  const preview = useGet(previewExport, { query: queryOf(asked) }, { keep: true })
  const { data } = preview
  return (
    <section className={styles.part} aria-labelledby="exports-preview">
      <h2 id="exports-preview">{t('preview.title')}</h2>
      <Refused error={preview.error} onAgain={preview.refetch} />
      {preview.isPending && <Loading rows={4} />}
      {data && !preview.error && (
        <>
          <p role="status">
            {data.count === 0
              ? t('preview.none')
              : t('preview.count', {
                  count: data.count,
                  rows: number(data.count),
                  shown: data.rows.length,
                })}
          </p>
          {data.rows.length > 0 && <Table columns={data.columns} rows={data.rows} />}
        </>
      )}
    </section>
  )
}

interface TableProps {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ExportCell[])[]
}

function Table({ columns, rows }: TableProps) {
  const { t } = useTranslation('exports')
  const meaning = useColumn()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className={styles.tall} tabIndex={0} aria-label={t('preview.table')}>
      <table className={styles.preview}>
        <thead>
          <tr>
            <th scope="col">{t('preview.column')}</th>
            {rows.map((_, at) => (
              <th key={at} scope="col">
                {t('preview.row', { number: at + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((name, column) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                <span>{meaning(name)}</span>
              </th>
              {rows.map((row, at) => (
                <td key={at}>
                  <Cell value={row[column] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ value }: { readonly value: ExportCell }) {
  const { t } = useTranslation('exports')
  if (value === null || value === '')
    return <span className={styles.empty}>{t('preview.empty')}</span>
  return <div className={styles.cell}>{String(value)}</div>
}
