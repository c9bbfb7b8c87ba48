import { createReadStream } from 'node:fs'
import type { ListLook, ListReading } from '@rollcall/contract/roster.ts'
import { type CsvRecord, recordsIn, splitter } from './csvRecords.ts'
import { decoderOf, type Encoding, encodingOf, headOf } from './letters.ts'
import type { SheetsTold } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

/** How a file is written, and by what that was found. */
export type ListForm =
  | { readonly workbook: true; readonly sheet?: string | undefined }
  | {
      readonly workbook: false
      readonly encoding: Encoding
      readonly encodingBy: NonNullable<ListLook['encodingBy']>
      readonly delimiter: string
      readonly delimiterBy: NonNullable<ListLook['delimiterBy']>
    }

/** In so many lines the headings are looked for. */
const FIRST_LINES = 40
const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** Says how a file is written: by its first bytes, by its headings, and where those do not tell, by reading all of it once. */
export const lookAtList = async (
  file: string,
  given: ListReading,
  headings: readonly string[],
): Promise<ListForm> => {
  const head = await headOf(file)
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4)
    return { workbook: true, sheet: given.sheet }
  const [encoding, encodingBy] = await encodingOf(file, head, given.encoding)
  const lines = plain(decoderOf(encoding).decode(head, { stream: true }))
    .split(/\r\n|\n|\r/)
    .slice(0, FIRST_LINES)
  const [delimiter, delimiterBy] = given.delimiter
    ? ([given.delimiter, 'mapping'] as const)
    : delimiterIn(lines, headings)
  return { workbook: false, encoding, encodingBy, delimiter, delimiterBy }
}

/** Streams the records of a file. What cannot be read is said in its place. */
export const readList = (
  file: string,
  form: ListForm,
  onSheets?: (told: SheetsTold) => void,
): AsyncGenerator<CsvRecord> =>
  form.workbook
    ? readWorkbook(file, form.sheet, onSheets)
    : recordsIn(decoded(file, form.encoding), form.delimiter)

/** How the file was read, in English, for whoever reads along. */
export const formInWords = (form: ListForm): string[] => {
  if (form.workbook)
    return [
      form.sheet === undefined
        ? 'Read as a workbook (XLSX), its first sheet that looks like a list.'
        : `Read as a workbook (XLSX), its sheet “${form.sheet}”, as the mapping says.`,
    ]
  const { encoding, encodingBy, delimiter, delimiterBy } = form
  const name = Object.entries(delimiters).find(([, sign]) => sign === delimiter)?.[0]
  return [
    encodingInWords(encoding, encodingBy),
    `Columns are divided by ${name ?? `“${delimiter}”`}, ${foundBy[delimiterBy]}.`,
  ]
}

const foundBy = {
  mapping: 'as the mapping says',
  'first-line': 'as the first line says',
  headings: 'found in the row of headings',
  'first-row': 'found in the first row',
}

const encodingInWords = (encoding: Encoding, by: ListLook['encodingBy']): string => {
  const name = names[encoding]
  if (by === 'mapping') return `Read as ${name}, as the mapping says.`
  if (by === 'first-bytes') return `Read as ${name}, as its first bytes say.`
  if (by === 'every-other-byte') return `Read as ${name}, as every other byte says.`
  if (by === 'fits') return `Read as ${name}.`
  return encoding === 'utf-8'
    ? 'Read as UTF-8, in which some letters are damaged: they stand as �. Please check the names, or set another “encoding” in the mapping.'
    : `This file is not UTF-8, so it was read as ${name}. Please check that names are correct, or set another “encoding” in the mapping.`
}

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'euc-kr': 'Korean (EUC-KR, CP949)',
  'shift-jis': 'Japanese (Shift-JIS)',
  gb18030: 'Chinese (GB 18030)',
  'latin-1': 'Latin-1',
}

async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const bytes of createReadStream(file))
    yield plain(decoder.decode(bytes as Uint8Array, { stream: true }))
  yield decoder.decode()
}

/** NUL is no part of any text. */
const plain = (text: string): string => text.replaceAll('\0', '')

/** What Excel writes above the head, the sign that makes the columns which are needed, or the one that divides most often. */
const delimiterIn = (
  lines: readonly string[],
  headings: readonly string[],
): readonly [string, NonNullable<ListLook['delimiterBy']>] => {
  const said =
    /^\ufeff?"?sep=(.)"?$/i.exec(lines[0] ?? '')?.[1] ??
    (/^\ufeff?sep=\t/i.test(lines[0] ?? '') ? '\t' : undefined)
  if (said) return [said, 'first-line']
  const signs = Object.values(delimiters)
  const making =
    headings.length > 0 &&
    signs.find((sign) => {
      const cut = splitter(sign)
      return lines.some((line) => hasAll(cut(line) ?? [], headings))
    })
  if (making) return [making, 'headings']
  const first = lines.find((line) => line.trim()) ?? ''
  const bare = first.replace(/"(?:[^"]|"")*"/g, '')
  const count = (sign: string) => bare.split(sign).length
  const most = signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
  return [most, 'first-row']
}

/** A heading as it is compared: without the marks and blanks around it. */
export const headingOf = (cell: string): string =>
  cell
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .trim()

/** Signs that nobody sees, some of which turn what follows them, and what a spreadsheet writes for a mistake in it. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const mistake = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

/** A cell as it is meant: `="00123"` is how a spreadsheet is told to leave the zeros of a number alone. */
export const cellOf = (written: string): string => {
  const seen = written.replace(unseen, '').replace(/(?![\t\n\r])\p{Cc}/gu, '')
  const cell = (/^\s*="((?:[^"]|"")*)"\s*$/.exec(seen)?.[1]?.replaceAll('""', '"') ?? seen).trim()
  return mistake.test(cell) ? '' : cell
}

/** Whether a row has all the columns that are asked for. */
export const hasAll = (cells: readonly string[], headings: readonly string[]): boolean => {
  const there = new Set(cells.map(headingOf))
  return headings.every((heading) => there.has(heading.normalize('NFC')))
}
