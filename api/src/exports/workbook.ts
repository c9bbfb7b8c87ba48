import { Readable } from 'node:stream'
import { type Column, columnsOf } from './columns.ts'
import type { About, Rows } from './formats.ts'
import { inPieces } from './pieces.ts'
import { cellOf, fixedParts, rowOf, sheetOf } from './sheetXml.ts'
import { type ZipEntry, zipOf } from './zip.ts'

/**
 * A workbook of two sheets, made while it is sent: the rows under the notice and a head that stays, and what the columns are.
 * What was written is a text cell, so that zeros in front and long numbers live and nothing is a formula.
 */
export const workbookOf = (rows: Rows, about: About): Readable => {
  const columns = columnsOf(about.profile)
  const counted = { rows: 0 }
  const sheet = (name: string, body: () => AsyncIterable<string> | Iterable<string>): ZipEntry => ({
    path: `xl/worksheets/${name}.xml`,
    open: () => Readable.from(inPieces(body())),
    compress: true,
  })
  const entries = [
    ...Object.entries(fixedParts).map(([path, xml]) => ({
      path,
      open: () => Readable.from([xml]),
      compress: true,
    })),
    sheet('sheet1', () => sheetOf(namedRows(rows, about, columns, counted), { frozen: 2 })),
    sheet('sheet2', () => sheetOf(aboutRows(about, columns, counted), { frozen: 0 })),
  ]
  return zipOf(entries, new Date(about.madeAt))
}

async function* namedRows(
  rows: Rows,
  { notice }: About,
  columns: readonly Column[],
  counted: { rows: number },
): AsyncGenerator<string> {
  yield rowOf(1, [cellOf(0, 1, notice)])
  yield rowOf(
    2,
    columns.map(({ name }, at) => cellOf(at, 2, name, true)),
  )
  for await (const row of rows) {
    counted.rows += 1
    const line = counted.rows + 2
    yield rowOf(
      line,
      columns.map(({ cell }, at) => cellOf(at, line, cell(row))),
    )
  }
}

const CUT =
  'A cell that ends with it was longer than a spreadsheet takes: all of it is in CSV, JSON and JSON Lines'

/** It is written behind the rows, and so knows how many there were. */
function* aboutRows(
  { notice, profile, filters, madeAt, log }: About,
  columns: readonly Column[],
  counted: { rows: number },
): Generator<string> {
  const told: readonly (readonly [string, string | number])[] = [
    ['notice', notice],
    ['profile', profile],
    ...Object.entries(filters),
    ['madeAt', madeAt],
    ['rows', counted.rows],
    ['log.entries', log.entries],
    ['log.head', log.head],
    ['…', CUT],
    ...columns.map(({ name, says }) => [name, says] as const),
  ]
  for (const [at, [name, says]] of told.entries())
    yield rowOf(at + 1, [cellOf(0, at + 1, name, true), cellOf(1, at + 1, says)])
}
