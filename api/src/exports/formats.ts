import { Readable } from 'node:stream'
import type { ExportRow } from '@rollcall/contract/exports.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { stringify } from 'csv-stringify'
import type { Download } from '../platform/http/download.ts'
import { fileOf } from './file.ts'

type Rows = AsyncIterable<ExportRow>

/** What a spreadsheet would take for a formula gets an apostrophe in front; nothing else is touched. */
export const safeCell = (value: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value

const columns = [
  'id',
  'version',
  'status',
  'decidedAt',
  'subjectId',
  'subjectNumber',
  'personId',
  'name',
  'nameWithheld',
  'ids',
  'evidenceClasses',
  ...answers.map((answer) => `tally.${answer}`),
  'stillSha256',
  'notice',
]

const cellsOf = (row: ExportRow): string[] => [
  row.id,
  String(row.version),
  row.status,
  row.decidedAt,
  row.subjectId,
  String(row.subjectNumber),
  row.personId ?? '',
  safeCell(row.name ?? ''),
  String(row.nameWithheld),
  safeCell(row.ids.map(({ authority, id }) => `${authority}: ${id}`).join('; ')),
  row.evidenceClasses.join(' '),
  ...answers.map((answer) => String(row.tally?.[answer] ?? '')),
  row.stillSha256.join(' '),
  row.notice,
]

async function* cells(rows: Rows): AsyncGenerator<string[]> {
  for await (const row of rows) yield cellsOf(row)
}

async function* lines(rows: Rows): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

async function* document(rows: Rows, notice: string): AsyncGenerator<string> {
  yield `{"notice":${JSON.stringify(notice)},"items":[`
  let comma = ''
  for await (const row of rows) {
    yield `${comma}\n${JSON.stringify(row)}`
    comma = ','
  }
  yield '\n]}\n'
}

/** The rows as a file, made while it is sent. */
export const download = (
  format: 'csv' | 'json' | 'jsonl',
  rows: Rows,
  notice: string,
): Download => {
  switch (format) {
    case 'csv': {
      // The byte order mark makes spreadsheets read UTF-8.
      const csv = stringify({ header: true, columns, bom: true, record_delimiter: 'windows' })
      const source = Readable.from(cells(rows))
      source.on('error', (error) => csv.destroy(error))
      return fileOf('confirmed', format, source.pipe(csv))
    }
    case 'json':
      return fileOf('confirmed', format, Readable.from(document(rows, notice)))
    case 'jsonl':
      return fileOf('confirmed', format, Readable.from(lines(rows)))
    default:
      return format satisfies never
  }
}
