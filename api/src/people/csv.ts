import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type CsvError, type Info, parse } from 'csv-parse'

/** What is found out about a file before it is read. */
export interface CsvLook {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'
  readonly delimiter: string
  /** How both were found, for whoever reads along. */
  readonly told: readonly string[]
}

interface Given {
  readonly encoding?: 'utf-8' | 'utf-16' | 'latin-1' | undefined
  readonly delimiter?: string | undefined
}

/** A record, or why there is none where one should be. The heading is row 1, as a spreadsheet counts. */
export type CsvRecord = { readonly row: number } & (
  | { readonly cells: readonly string[] }
  | { readonly wrong: string }
)

const HEAD_BYTES = 65_536
/** No row of a roster is longer; a quotation mark that is never closed would else take in the rest of the file. */
const MOST_RECORD_CHARS = 4_000_000
const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** Says how a file is written: by its first bytes, and where those do not tell, by reading all of it once. */
export const lookAtCsv = async (file: string, given: Given): Promise<CsvLook> => {
  const head = await headOf(file)
  const [encoding, why] = await encodingOf(file, head, given.encoding)
  const found = given.delimiter ?? delimiterIn(decoderOf(encoding).decode(head, { stream: true }))
  const name = Object.entries(delimiters).find(([, sign]) => sign === found)?.[0] ?? `“${found}”`
  const by = given.delimiter === undefined ? 'found in the first row' : 'as the mapping says'
  return { encoding, delimiter: found, told: [why, `Columns are divided by ${name}, ${by}.`] }
}

/** Streams the records of a file. What cannot be read is said in its place. */
export async function* readCsv(
  file: string,
  { encoding, delimiter }: CsvLook,
): AsyncGenerator<CsvRecord> {
  let row = 0
  const skipped: CsvRecord[] = []
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_RECORD_CHARS,
    skip_records_with_error: true,
    on_skip: (error) => void skipped.push({ row: -1, wrong: wordsFor(error) }),
  })
  const text = decoded(file, encoding)
  void feed(text, parser)
  for await (const { record } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    for (const { wrong } of skipped.splice(0) as { wrong: string }[]) yield { row: ++row, wrong }
    yield { row: ++row, cells: record }
  }
  for (const { wrong } of skipped.splice(0) as { wrong: string }[]) yield { row: ++row, wrong }
}

type Parser = ReturnType<typeof parse>

/** A parser that has stopped listening is not waited for. */
const feed = async (text: AsyncIterable<string>, parser: Parser): Promise<void> => {
  try {
    for await (const part of text) {
      if (parser.destroyed) return
      if (!parser.write(part))
        await new Promise((resolve) => parser.once('drain', resolve).once('close', resolve))
    }
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

async function* decoded(file: string, encoding: CsvLook['encoding']): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const bytes of createReadStream(file))
    yield decoder.decode(bytes as Uint8Array, { stream: true })
  yield decoder.decode()
}

const decoderOf = (encoding: CsvLook['encoding']) =>
  new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : encoding)

const wordsFor = (error: CsvError | undefined): string => {
  switch (error?.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed; nothing after it could be read'
    case 'CSV_MAX_RECORD_SIZE':
      return `is longer than ${MOST_RECORD_CHARS} characters; a quotation mark may be open`
    default:
      return 'is not CSV: a quotation mark stands where none can be'
  }
}

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
  given: Given['encoding'],
): Promise<[CsvLook['encoding'], string]> => {
  const [first = 0, second = 0] = head
  if (first === 0xff && second === 0xfe)
    return ['utf-16le', 'Read as UTF-16, as its first bytes say.']
  if (first === 0xfe && second === 0xff)
    return ['utf-16be', 'Read as UTF-16, as its first bytes say.']
  if (given)
    return [given === 'utf-16' ? 'utf-16le' : given, `Read as ${given}, as the mapping says.`]
  if (await isUtf8(file)) return ['utf-8', 'Read as UTF-8.']
  return [
    'latin-1',
    'It is not UTF-8, so it was read as Latin-1: look whether names with accents came out right.',
  ]
}

const isUtf8 = async (file: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
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

/** Which sign divides the first row most often, outside of quotation marks. */
const delimiterIn = (text: string): string => {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.replace(/^\ufeff/, ''))?.[0] ?? ''
  const bare = first.replace(/"(?:[^"]|"")*"/g, '')
  const count = (sign: string) => bare.split(sign).length
  return Object.values(delimiters).reduce((most, sign) => (count(sign) > count(most) ? sign : most))
}
