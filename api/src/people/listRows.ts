import type { RowNote } from '@rollcall/contract/roster.ts'
import { cellOf, hasAll, headingOf, type ListForm, readList } from './csv.ts'
import type { CsvRecord } from './csvRecords.ts'
import type { Cells } from './rosterCells.ts'
import { noteInWords } from './rosterNotes.ts'
import { UnfitList } from './unfitList.ts'

/** What a mapping says of the head of a list. */
export interface Asked {
  /** In which row it stands; else it is the first that has all headings. */
  readonly head?: number | undefined
  /** Those that have to be there. */
  readonly headings: readonly string[]
}

interface Columns {
  /** Where each heading that the mapping names stands. */
  readonly at: ReadonlyMap<string, number>
  /** How many headings there are. */
  readonly width: number
}

/** A row under the headings, or what is wrong with it. */
export type ListRow = { readonly row: number } & (
  | { readonly cells: Cells }
  | { readonly wrong: RowNote }
)

/** Title lines above the head of a list are no more than these. */
export const MOST_ABOVE = 40

/** The rows of a list under its head, without the empty ones. Where the head stands is told, if it is not the first. */
export async function* rowsUnder(
  file: string,
  form: ListForm,
  asked: Asked,
  onHead: (row: number) => void = () => {},
): AsyncGenerator<ListRow> {
  const above: CsvRecord[] = []
  let columns: Columns | undefined
  for await (const record of readList(file, form)) {
    if (!columns) {
      above.push(record)
      if (!isHead(record, asked) && above.length < MOST_ABOVE) continue
      columns = columnsIn(above, asked)
      if (above.length > 1) onHead(record.row)
      continue
    }
    if ('cells' in record && isNoRow(record.cells, columns)) continue
    yield rowIn(record, columns)
  }
  if (!columns) columnsIn(above, asked)
}

/** Empty, or the headings once more, as at the top of each page of a printed list. */
const isNoRow = (cells: readonly string[], { at }: Columns): boolean =>
  cells.every((cell) => cell.trim() === '') ||
  [...at].every(([heading, place]) => headingOf(cells[place] ?? '') === heading)

const rowIn = (record: CsvRecord, { at, width }: Columns): ListRow => {
  const { row } = record
  if ('wrong' in record) return { row, wrong: record.wrong }
  const extra = record.cells.length - width
  if (record.cells.slice(width).some((cell) => cell.trim() !== ''))
    return { row, wrong: { what: 'surplus', columns: [], number: extra } }
  const written = record.cells.map(cellOf)
  const cells = (column: string): string => written[at.get(column.normalize('NFC')) ?? -1] ?? ''
  const { first1904 } = record
  return { row, cells: Object.assign(cells, { filled: written.filter(Boolean), width, first1904 }) }
}

/** The row that the mapping names, or the first that has every heading it needs. */
export const isHead = (record: CsvRecord, { head, headings }: Asked): boolean =>
  head === undefined ? 'cells' in record && hasAll(record.cells, headings) : record.row >= head

/** Where each heading stands. One that the mapping names and the file does not have stops it before the first row. */
export const columnsIn = (above: readonly CsvRecord[], asked: Asked): Columns => {
  const head = above.at(-1)
  if (!head)
    throw new UnfitList('empty', 'The file is empty. One of its rows must hold the headings.')
  const needed = asked.headings.map((heading) => heading.normalize('NFC'))
  const headings = headingsIn(isHead(head, asked) ? head : likeliest(above, needed))
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
