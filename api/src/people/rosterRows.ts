import type { RosterMapping, RowNote } from '@rollcall/contract/roster.ts'
import { hasAll, headingOf, type ListForm, readList } from './csv.ts'
import type { CsvRecord } from './csvRecords.ts'
import type { RosterEntry } from './judging.ts'
import type { Cells } from './rosterCells.ts'
import { noteInWords } from './rosterNotes.ts'
import { headingsOf, readRow } from './rosterRow.ts'
import { UnfitList } from './unfitList.ts'

/** A row that can be imported, or what is wrong with it. */
export type RosterRow = { readonly row: number } & (
  | (RosterEntry & { readonly told: readonly RowNote[] })
  | { readonly wrong: readonly RowNote[]; readonly name: string | null }
)

interface Columns {
  /** Where each heading that the mapping names stands. */
  readonly at: ReadonlyMap<string, number>
  /** How many headings there are. */
  readonly width: number
}

/** Title lines above the head of a list are no more than these. */
export const MOST_ABOVE = 40

/**
 * The rows of a roster, some at a time. Empty rows are left out, and of two for the same man the later one is wrong. Where
 * the head stands is told.
 */
export async function* rowsOf(
  file: string,
  form: ListForm,
  mapping: RosterMapping,
  size: number,
  onHead: (row: number) => void = () => {},
): AsyncGenerator<RosterRow[]> {
  const batch: RosterRow[] = []
  const seen = new Map<string, number>()
  const above: CsvRecord[] = []
  let columns: Columns | undefined
  for await (const record of readList(file, form)) {
    if (!columns) {
      above.push(record)
      if (!isHead(record, mapping) && above.length < MOST_ABOVE) continue
      columns = columnsIn(above, mapping)
      if (above.length > 1) onHead(record.row)
      continue
    }
    if ('cells' in record && record.cells.every((cell) => cell.trim() === '')) continue
    batch.push(onceOnly(readRecord(record, columns, mapping), seen))
    if (batch.length === size) yield batch.splice(0)
  }
  if (!columns) columnsIn(above, mapping)
  if (batch.length > 0) yield batch
}

/** The row that the mapping names, or the first that has every heading it needs. */
export const isHead = (record: CsvRecord, mapping: RosterMapping): boolean =>
  mapping.head === undefined
    ? 'cells' in record && hasAll(record.cells, headingsOf(mapping))
    : record.row >= mapping.head

/** Where each heading stands. One that the mapping names and the file does not have stops it before the first row. */
export const columnsIn = (above: readonly CsvRecord[], mapping: RosterMapping): Columns => {
  const head = above.at(-1)
  if (!head)
    throw new UnfitList('empty', 'The file is empty. One of its rows must hold the headings.')
  const needed = headingsOf(mapping).map((heading) => heading.normalize('NFC'))
  const headings = headingsIn(isHead(head, mapping) ? head : likeliest(above, needed))
  const missing = needed.filter((heading) => !headings.includes(heading))
  if (missing.length > 0)
    throw new UnfitList(
      'columns-missing',
      `The mapping names columns that the file does not have: ${missing.join(', ')}. It has: ${headings.join(', ').slice(0, 1000)}.`,
    )
  const twice = needed.filter(
    (heading) => headings.indexOf(heading) !== headings.lastIndexOf(heading),
  )
  if (twice.length > 0)
    throw new UnfitList(
      'columns-twice',
      `More than one column is called: ${twice.join(', ')}. Rename one of them.`,
    )
  const at = new Map(needed.map((heading) => [heading, headings.indexOf(heading)]))
  return { at, width: headings.length }
}

const headingsIn = (record: CsvRecord): string[] => {
  if ('wrong' in record)
    throw new UnfitList('no-head', `The row of headings: ${noteInWords(record.wrong)}.`)
  return record.cells.map(headingOf)
}

/** For whoever has to mend the mapping: the row with most of its headings, or the first that says most. */
const likeliest = (above: readonly CsvRecord[], needed: readonly string[]): CsvRecord => {
  const hits = (record: CsvRecord) =>
    'cells' in record
      ? record.cells.filter((cell) => needed.includes(headingOf(cell))).length +
        record.cells.filter((cell) => cell.trim()).length / 10_000
      : 0
  return above.reduce((best, record) => (hits(record) > hits(best) ? record : best))
}

const readRecord = (
  record: CsvRecord,
  { at, width }: Columns,
  mapping: RosterMapping,
): RosterRow => {
  const { row } = record
  if ('wrong' in record) return { row, wrong: [record.wrong], name: null }
  const extra = record.cells.length - width
  if (record.cells.slice(width).some((cell) => cell.trim() !== ''))
    return { row, wrong: [{ what: 'surplus', columns: [], number: extra }], name: null }
  const cells: Cells = (column) => record.cells[at.get(column.normalize('NFC')) ?? -1]?.trim() ?? ''
  return { row, ...readRow(mapping, cells) }
}

/** Two rows for one man would change him there and back with every import. */
const onceOnly = (row: RosterRow, seen: Map<string, number>): RosterRow => {
  if ('wrong' in row) return row
  const short = row.key.slice(0, 24)
  const first = seen.get(short)
  if (first !== undefined)
    return {
      row: row.row,
      wrong: [{ what: 'same-man', columns: [], number: first }],
      name: row.body.name,
    }
  seen.set(short, row.row)
  return row
}
