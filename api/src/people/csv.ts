import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ListLook, ListReading } from '@rollcall/contract/roster.ts'
import { type CsvRecord, recordsIn, splitter } from './csvRecords.ts'
import { readWorkbook } from './workbook.ts'

type Encoding = NonNullable<ListLook['encoding']>

/** How a file is written, and by what that was found. */
export type ListForm =
  | { readonly workbook: true }
  | {
      readonly workbook: false
      readonly encoding: Encoding
      readonly encodingBy: NonNullable<ListLook['encodingBy']>
      readonly delimiter: string
      readonly delimiterBy: NonNullable<ListLook['delimiterBy']>
    }

const HEAD_BYTES = 65_536
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
    return { workbook: true }
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
export const readList = (file: string, form: ListForm): AsyncGenerator<CsvRecord> =>
  form.workbook ? readWorkbook(file) : recordsIn(decoded(file, form.encoding), form.delimiter)

/** How the file was read, in English, for whoever reads along. */
export const formInWords = (form: ListForm): string[] => {
  if (form.workbook) return ['Read as a workbook (XLSX), its first sheet.']
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
  const name = encoding.startsWith('utf-16') ? 'UTF-16' : encoding
  if (by === 'mapping') return `Read as ${name}, as the mapping says.`
  if (by === 'first-bytes') return `Read as ${name}, as its first bytes say.`
  if (by === 'every-other-byte') return `Read as ${name}, as every other byte says.`
  if (encoding === 'utf-8') return 'Read as UTF-8.'
  return encoding === 'euc-kr'
    ? 'This file is not UTF-8, so it was read as Korean (EUC-KR, CP949). Please check that names are correct, or set another “encoding” in the mapping.'
    : 'This file is not UTF-8, so it was read as Latin-1. Please check that names with accents are correct, or set another “encoding” in the mapping.'
}

async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const bytes of createReadStream(file))
    yield plain(decoder.decode(bytes as Uint8Array, { stream: true }))
  yield decoder.decode()
}

/** NUL is no part of any text. */
const plain = (text: string): string => text.replaceAll('\0', '')

const decoderOf = (encoding: Encoding) =>
  new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : encoding)

const headOf = async (file: string): Promise<Uint8Array> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const encodingOf = async (
  file: string,
  head: Uint8Array,
  given: ListReading['encoding'],
): Promise<[Encoding, NonNullable<ListLook['encodingBy']>]> => {
  const [first = 0, second = 0] = head
  if (first === 0xff && second === 0xfe) return ['utf-16le', 'first-bytes']
  if (first === 0xfe && second === 0xff) return ['utf-16be', 'first-bytes']
  const end = wideEnd(head)
  if (given) return [given === 'utf-16' ? (end ?? 'utf-16le') : given, 'mapping']
  if (end) return [end, 'every-other-byte']
  if (await canBe(file, 'utf-8')) return ['utf-8', 'fits']
  const korean = looksKorean(head) && (await canBe(file, 'euc-kr'))
  return [korean ? 'euc-kr' : 'latin-1', 'guess']
}

/** Which of two bytes is zero in most of what is Latin, where no mark says it. */
const wideEnd = (head: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const pairs = Math.floor(head.length / 2)
  const zeros = (from: number) =>
    Array.from({ length: pairs }).filter((_, at) => head[2 * at + from] === 0).length
  const [before, after] = [zeros(0), zeros(1)]
  if (pairs === 0 || Math.max(before, after) < pairs * 0.4) return null
  return after > before ? 'utf-16le' : 'utf-16be'
}

const canBe = async (file: string, encoding: 'utf-8' | 'euc-kr'): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of createReadStream(file))
      decoder.decode(bytes as Uint8Array, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Korean letters are mostly two high bytes together; an accent in a Latin name stands alone. */
const looksKorean = (head: Uint8Array): boolean => {
  let [together, alone] = [0, 0]
  for (let at = 0; at < head.length; at += 1) {
    if ((head[at] ?? 0) < 0x81) continue
    if ((head[at + 1] ?? 0) >= 0xa1) together += 1
    else alone += 1
    at += 1
  }
  return together > alone
}

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

/** Whether a row has all the columns that are asked for. */
export const hasAll = (cells: readonly string[], headings: readonly string[]): boolean => {
  const there = new Set(cells.map(headingOf))
  return headings.every((heading) => there.has(heading.normalize('NFC')))
}
