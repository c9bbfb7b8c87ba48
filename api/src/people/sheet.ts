import type { RowNote } from '@rollcall/contract/roster.ts'
import { dayOf } from './rosterDates.ts'
import { UnfitList } from './unfitList.ts'
import { textsIn } from './zip.ts'

/** More than the sheets of a roster ever are; a small file can unpack to any size. */
const MOST_BYTES = 200_000_000
const MOST_CELLS = 300
/** No day that a spreadsheet knows is later. */
const MOST_DAYS = 3_000_000

export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
  /** Numbers that are days are counted from 1904. */
  readonly first1904?: true
}

/** Said first: which sheet is read, and all that look like lists. */
export interface SheetsTold {
  readonly sheet: string
  readonly sheets: readonly string[]
}

/** Said last: other sheets that look like lists too, and were not read. */
export interface OtherSheets {
  readonly row: number
  readonly wrong: RowNote
}

/** The rows of a workbook's sheet of that name, or of its first that looks like a list, as CSV would have them; days that are shown as dates are written as dates. */
export async function* rowsOfSheet(
  file: string,
  named?: string,
): AsyncGenerator<SheetsTold | SheetRow | OtherSheets> {
  const parts = await textsIn(file, MOST_BYTES, (name) => /^\/?xl\/.*\.(xml|rels)$/i.test(name))
  const book = parts.get('xl/workbook.xml')
  if (book === undefined)
    throw new UnfitList('no-workbook', 'This is a ZIP file, but not a workbook (XLSX).')
  const first1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(book)
  const read = cellReader({
    shared: sharedIn(parts.get('xl/sharedStrings.xml') ?? ''),
    isDate: dateStylesIn(parts.get('xl/styles.xml') ?? ''),
    first1904,
  })
  const sheets = sheetsIn(book, parts)
  const listed = sheets.filter(({ xml }) => looksLikeList(rowsIn(xml, read)))
  const sheet = named === undefined ? (listed[0] ?? sheets[0]) : called(named, sheets)
  if (!sheet) throw new UnfitList('no-workbook', 'The workbook has no sheet.')
  yield { sheet: sheet.name, sheets: listed.map(({ name }) => name.slice(0, 300)) }
  let last = 0
  for (const row of rowsIn(sheet.xml, read)) {
    last = row.row
    yield first1904 ? { ...row, first1904 } : row
  }
  const others = listed.filter((one) => one !== sheet).map(({ name }) => name)
  // Whoever names one has the others in sight.
  if (named === undefined && others.length > 0)
    yield {
      row: last + 1,
      wrong: { what: 'other-sheets', columns: [], written: others.join(', ').slice(0, 300) },
    }
}

const called = (name: string, sheets: readonly Sheet[]): Sheet => {
  const found = sheets.find((one) => one.name.trim() === name)
  if (found) return found
  const all = sheets.map((one) => `“${one.name}”`).join(', ')
  throw new UnfitList('gone', `The workbook has no sheet “${name}”. It has: ${all.slice(0, 1000)}.`)
}

type Read = ReturnType<typeof cellReader>

function* rowsIn(xml: string, read: Read): Generator<SheetRow> {
  let row = 0
  for (const [, attributes = '', inner = ''] of xml.matchAll(
    /<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gs,
  )) {
    row = Number(attribute(attributes, 'r')) || row + 1
    const cells: string[] = []
    for (const [, about = '', content = ''] of inner.matchAll(
      /<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs,
    )) {
      const at = columnOf(attribute(about, 'r') ?? '') ?? cells.length
      if (at >= MOST_CELLS) continue
      while (cells.length < at) cells.push('')
      cells[at] = read(about, content)
    }
    yield { row, cells }
  }
}

/** Headings and a row under them: no title page, and no sheet that nothing was written on. */
const looksLikeList = (rows: Iterable<SheetRow>): boolean => {
  let wide = 0
  for (const { cells } of rows) {
    if (cells.filter((cell) => cell.trim()).length > 1) wide += 1
    if (wide > 1) return true
  }
  return false
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(attributes)?.[1]

interface Sheet {
  readonly name: string
  readonly xml: string
}

/** Those that are shown; all where none is. */
const sheetsIn = (book: string, parts: ReadonlyMap<string, string>): Sheet[] => {
  const rels = parts.get('xl/_rels/workbook.xml.rels') ?? ''
  const targets = new Map(
    [...rels.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, one = '']) => [
      attribute(one, 'Id'),
      attribute(one, 'Target') ?? '',
    ]),
  )
  const all = [...book.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, one = ''], at) => {
    const target = targets.get(attribute(one, 'id')) ?? `worksheets/sheet${at + 1}.xml`
    const xml = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    const hidden = /hidden/i.test(attribute(one, 'state') ?? '')
    return xml === undefined ? [] : [{ name: unescaped(attribute(one, 'name') ?? ''), xml, hidden }]
  })
  const shown = all.filter(({ hidden }) => !hidden)
  if (shown.length > 0 || all.length > 0) return shown.length > 0 ? shown : all
  const xml = parts.get('xl/worksheets/sheet1.xml')
  return xml === undefined ? [] : [{ name: '', xml }]
}

/** `BC12` is column 54. */
const columnOf = (place: string): number | null => {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const sharedIn = (xml: string): string[] =>
  [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?si>)/gs)].map(([, inner = '']) =>
    textIn(inner),
  )

/** Its runs together, without how they are to be pronounced. */
const textIn = (xml: string): string =>
  [
    ...xml
      .replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, '')
      .matchAll(/<(?:\w+:)?t\b[^>]*>(.*?)<\/(?:\w+:)?t>/gs),
  ]
    .map(([, text = '']) => unescaped(text))
    .join('')
    // How a workbook writes what XML has no sign for.
    .replace(/_x([\dA-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = Number(`0${name.slice(1)}`) || Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Formats of Excel's own that show a day, and those of the workbook that say year or day. */
const dateStylesIn = (styles: string): ((style: number) => boolean) => {
  const own = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)].map(([, attributes = '']) => [
      attribute(attributes, 'numFmtId'),
      (attribute(attributes, 'formatCode') ?? '').replace(/&quot;.*?&quot;|\[[^\]]*\]|\\./g, ''),
    ]),
  )
  const used = /<(?:\w+:)?cellXfs\b.*?<\/(?:\w+:)?cellXfs>/s.exec(styles)?.[0] ?? ''
  const dates = [...used.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes = '']) => {
    const id = attribute(attributes, 'numFmtId')
    const [number, format] = [Number(id), own.get(id)]
    if (format !== undefined) return /[yd]/i.test(format)
    return (
      (number >= 14 && number <= 17) ||
      number === 22 ||
      (number >= 27 && number <= 36) ||
      (number >= 50 && number <= 58)
    )
  })
  return (style) => dates[style] === true
}

interface Book {
  readonly shared: readonly string[]
  readonly isDate: (style: number) => boolean
  readonly first1904: boolean
}

const cellReader =
  ({ shared, isDate, first1904 }: Book) =>
  (about: string, content: string): string => {
    const type = attribute(about, 't') ?? 'n'
    if (type === 'inlineStr') return textIn(content)
    const value = unescaped(/<(?:\w+:)?v\b[^>]*>(.*?)<\/(?:\w+:)?v>/s.exec(content)?.[1] ?? '')
    if (type === 's') return shared[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type !== 'n' || value === '' || !Number.isFinite(Number(value))) return value
    const style = Number(attribute(about, 's') ?? Number.NaN)
    const isDay = isDate(style) && Number(value) >= 1 && Number(value) < MOST_DAYS
    return isDay ? dayOf(Number(value), first1904) : inFigures(value)
  }

/** Programs write one number in many ways: `2.2345678E7`, `22345678.0`, `22345678.000000001`. */
const inFigures = (value: string): string => {
  if (!/[e.]/i.test(value)) return value
  const number = Number(Number(value).toPrecision(15))
  return Math.abs(number) < 1e15
    ? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
    : value
}
