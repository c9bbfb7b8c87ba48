import type { ListLook, ListReading } from '@rollcall/contract/roster.ts'
import { cellOf, headingOf, type ListForm, lookAtList, readList } from './csv.ts'
import type { CsvRecord } from './csvRecords.ts'
import { type Asked, columnsIn, isHead, MOST_ABOVE } from './listRows.ts'
import type { SheetsTold } from './sheet.ts'
import { UnfitList } from './unfitList.ts'

/** So many rows under the headings are looked at. */
const LOOKED_AT = 200
const MOST_VALUES = 8
const MOST_SHOWN = 60

/** How many of a row's cells are headings that are known. */
type Known = (cells: readonly string[]) => number

/** Says how a list is written, and what stands under which headings; `asked` are those that a mapping names. */
export const lookAtColumns = async (
  file: string,
  reading: ListReading,
  asked: Asked | null,
  known: Known,
): Promise<Omit<ListLook, 'guess'>> => {
  const form = await lookAtList(file, reading, asked?.headings ?? [])
  let told: SheetsTold | null = null
  const records = await firstRecords(file, form, (sheets) => {
    told = sheets
  })
  if (isBinary(records))
    throw new UnfitList(
      'not-a-list',
      'This is not a list. Please send it as CSV or as a workbook (XLSX).',
    )
  const head = asked ? headFor(records, asked) : headIn(records, reading.head, known)
  return {
    ...presented(form),
    ...sheetsIn(form, told),
    head: head.row,
    columns: columnsUnder(head, records),
  }
}

const presented = (form: ListForm) =>
  form.workbook
    ? {
        ...{ form: 'workbook' as const, encoding: null, encodingBy: null },
        ...{ delimiter: null, delimiterBy: null },
      }
    : {
        ...{ form: 'text' as const, encoding: form.encoding, encodingBy: form.encodingBy },
        ...{ delimiter: form.delimiter, delimiterBy: form.delimiterBy },
      }

const sheetsIn = (form: ListForm, told: SheetsTold | null) => ({
  sheet: told?.sheet ?? null,
  sheetBy: form.workbook
    ? form.sheet === undefined
      ? ('first' as const)
      : ('mapping' as const)
    : null,
  sheets: [...(told?.sheets ?? [])],
})

const firstRecords = async (
  file: string,
  form: ListForm,
  onSheets: (told: SheetsTold) => void,
): Promise<CsvRecord[]> => {
  const records: CsvRecord[] = []
  for await (const record of readList(file, form, onSheets)) {
    records.push(record)
    if (records.length === MOST_ABOVE + LOOKED_AT) break
  }
  return records
}

type Whole = Extract<CsvRecord, { readonly cells: unknown }>

const isWhole = (record: CsvRecord): record is Whole => 'cells' in record
const filledIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim()).length

/** Text has no control characters to speak of. */
const isBinary = (records: readonly CsvRecord[]): boolean => {
  const text = records
    .slice(0, MOST_ABOVE)
    .flatMap((record) => (isWhole(record) ? record.cells : []))
    .join('')
    .slice(0, 20_000)
  const strange = text.match(/[\p{Cc}\ufffd]/gu)?.filter((one) => one.trim()).length ?? 0
  return text.startsWith('%PDF-') || strange * 50 > text.length
}

/** The row that is named, or that has most headings which we know, or the first that is more than a title. */
const headIn = (records: readonly CsvRecord[], row: number | undefined, known: Known): Whole => {
  const rows = records.slice(0, MOST_ABOVE).filter(isWhole)
  const filled = rows.filter(({ cells }) => filledIn(cells) > 0)
  const best = filled.reduce<Whole | undefined>(
    (most, one) => (most && known(one.cells) <= known(most.cells) ? most : one),
    undefined,
  )
  const widest = filled.find(({ cells }) => filledIn(cells) > 1 && !/^sep=/i.test(cells[0] ?? ''))
  const found =
    row === undefined
      ? best && known(best.cells) > 0
        ? best
        : (widest ?? best)
      : records.filter(isWhole).find((one) => one.row >= row)
  const wide = records.find(isWide)
  if (found && !(wide && wide.row < found.row)) return found
  throw noHead(records)
}

const isWide = (record: CsvRecord): boolean => 'wrong' in record && record.wrong.what === 'wide-row'

const noHead = (records: readonly CsvRecord[]): UnfitList => {
  if (records.some(isWide))
    return new UnfitList('too-wide', 'This list has more columns than we can read.')
  return records.some((record) => 'wrong' in record)
    ? new UnfitList('no-head', 'None of its rows can be read as the row of headings.')
    : new UnfitList('empty', 'The file is empty. One of its rows must hold the headings.')
}

/** As an import finds it, which refuses a mapping that does not fit. */
const headFor = (records: readonly CsvRecord[], asked: Asked): Whole => {
  const at = records.slice(0, MOST_ABOVE).findIndex((record) => isHead(record, asked))
  const above = at < 0 ? records.slice(0, MOST_ABOVE) : records.slice(0, at + 1)
  if (at < 0 && !above.some(isWhole)) throw noHead(records)
  columnsIn(above, asked)
  return above.at(-1) as Whole
}

const columnsUnder = (head: Whole, records: readonly CsvRecord[]): ListLook['columns'] => {
  const headings = head.cells.map(headingOf)
  const below = records.filter(
    (record): record is Whole => isWhole(record) && record.row > head.row,
  )
  return headings.flatMap((heading, at) => {
    if (heading === '') return []
    const all = below.map(({ cells }) => cellOf(cells[at] ?? '').slice(0, MOST_SHOWN))
    // The headings stand at the top of each page of a printed list.
    const values = [...new Set(all)].filter((value) => value && value !== heading)
    const twice = headings.indexOf(heading) !== headings.lastIndexOf(heading)
    return [{ heading: heading.slice(0, 300), twice, values: values.slice(0, MOST_VALUES) }]
  })
}
