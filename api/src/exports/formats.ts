import { Readable } from 'node:stream'
import { csvLine } from '@rollcall/contract/csvLine.ts'
import type { LeavingRow, Profile } from '@rollcall/contract/exportRow.ts'
import type { ExportFormat } from '@rollcall/contract/exports.ts'
import { columnsOf } from './columns.ts'
import { inPieces } from './pieces.ts'
import { workbookOf } from './workbook.ts'

export type Rows = AsyncIterable<LeavingRow>

/** What is said of a file as a whole. */
export interface About {
  readonly notice: string
  readonly profile: Profile
  readonly filters: Readonly<Record<string, string>>
  readonly madeAt: string
  /** The head of the log of acts at that moment ([M6]). */
  readonly log: { readonly entries: number; readonly head: string }
}

/** The rows as one format has them, made while they are sent. */
export const bodyOf = (format: ExportFormat, rows: Rows, about: About): Readable => {
  switch (format) {
    case 'csv':
      return Readable.from(inPieces(csvLines(rows, about.profile)))
    case 'json':
      return Readable.from(inPieces(document(rows, about)))
    case 'jsonl':
      return Readable.from(inPieces(lines(rows)))
    case 'xlsx':
      return workbookOf(rows, about)
    default:
      return format satisfies never
  }
}

/** By RFC 4180; the byte order mark makes spreadsheets read UTF-8. */
async function* csvLines(rows: Rows, profile: Profile): AsyncGenerator<string> {
  const columns = columnsOf(profile)
  yield `\ufeff${columns.map(({ name }) => name).join(',')}\r\n`
  for await (const row of rows)
    yield `${csvLine(columns.map(({ cell }) => String(cell(row) ?? '')))}\r\n`
}

async function* lines(rows: Rows): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

/** Its last fields stand behind the rows, so that one that broke off is no JSON. */
async function* document(rows: Rows, { log, ...about }: About): AsyncGenerator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"log":${JSON.stringify(log)},"items":[`
  let count = 0
  for await (const row of rows) {
    yield `${count > 0 ? ',' : ''}\n${JSON.stringify(row)}`
    count += 1
  }
  yield `\n],"rows":${count}}\n`
}
