import type { RosterMapping } from '@rollcall/contract/roster.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { type CsvLook, type CsvRecord, readCsv } from './csv.ts'
import type { RosterEntry } from './import.service.ts'
import { type Cells, headingsOf, readRow } from './rosterRow.ts'

/** A row that can be imported, or what is wrong with it. */
export type RosterRow = { readonly row: number } & (
  | RosterEntry
  | { readonly wrong: readonly string[] }
)

interface Columns {
  /** Where each heading that the mapping names stands. */
  readonly at: ReadonlyMap<string, number>
  /** How many headings there are. */
  readonly width: number
}

/** The rows of a roster, some at a time. Empty rows are left out, and of two for the same man the later one is wrong. */
export async function* rowsOf(
  file: string,
  look: CsvLook,
  mapping: RosterMapping,
  size: number,
): AsyncGenerator<RosterRow[]> {
  let columns: Columns | undefined
  const batch: RosterRow[] = []
  const seen = new Map<string, number>()
  for await (const record of readCsv(file, look)) {
    if (!columns) {
      columns = columnsIn(record, mapping)
      continue
    }
    if ('cells' in record && record.cells.every((cell) => cell.trim() === '')) continue
    batch.push(onceOnly(readRecord(record, columns, mapping), seen))
    if (batch.length === size) yield batch.splice(0)
  }
  if (!columns) throw new Obstacle('The file is empty: its first row has to hold the headings.')
  if (batch.length > 0) yield batch
}

/** Where each heading stands. One that the mapping names and the file does not have stops it before the first row. */
const columnsIn = (record: CsvRecord, mapping: RosterMapping): Columns => {
  if ('wrong' in record) throw new Obstacle(`The row of headings ${record.wrong}.`)
  const headings = record.cells.map((cell) => cell.trim())
  const needed = headingsOf(mapping)
  const missing = needed.filter((heading) => !headings.includes(heading))
  if (missing.length > 0)
    throw new Obstacle(
      `The mapping names columns that the file does not have: ${missing.join(', ')}. It has: ${headings.join(', ').slice(0, 1000)}.`,
    )
  const twice = needed.filter(
    (heading) => headings.indexOf(heading) !== headings.lastIndexOf(heading),
  )
  if (twice.length > 0)
    throw new Obstacle(`More than one column is called: ${twice.join(', ')}. Rename one of them.`)
  const at = new Map(needed.map((heading) => [heading, headings.indexOf(heading)]))
  return { at, width: headings.length }
}

const readRecord = (
  record: CsvRecord,
  { at, width }: Columns,
  mapping: RosterMapping,
): RosterRow => {
  const { row } = record
  if ('wrong' in record) return { row, wrong: [record.wrong] }
  const extra = record.cells.length - width
  if (record.cells.slice(width).some((cell) => cell.trim() !== ''))
    return { row, wrong: [`has ${extra} more cells than there are headings`] }
  const cells: Cells = (column) => record.cells[at.get(column) ?? -1]?.trim() ?? ''
  return { row, ...readRow(mapping, cells) }
}

/** Two rows for one man would change him there and back with every import. */
const onceOnly = (row: RosterRow, seen: Map<string, number>): RosterRow => {
  if ('wrong' in row) return row
  const short = row.key.slice(0, 24)
  const first = seen.get(short)
  if (first !== undefined)
    return { row: row.row, wrong: [`is the same man as row ${first}, by what tells men apart`] }
  seen.set(short, row.row)
  return row
}
