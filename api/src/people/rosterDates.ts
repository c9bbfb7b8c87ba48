import {
  fromParts,
  isEdtf,
  type Order,
  partsOf,
  plain,
  type ReadDate,
  yearsIn,
} from '@rollcall/contract/dateParts.ts'

/**
 * Reads a date as lists and spreadsheets write it: EDTF, `30/11/1950`, `14-Jun-29`, `1929년 6월 14일`, `about 1929`, a
 * day's number of a spreadsheet. Which of day and month stands first is what the mapping says.
 */
export const readRosterDate = (
  cell: string,
  order: Order,
  { first1904 = false }: { readonly first1904?: boolean } = {},
): ReadDate | null => {
  const written = plain(cell)
  if (isEdtf(written)) return { date: written, told: null }
  const about = /^(?:about|approx(?:imately)?|around|circa|ca|abt|c)\b\.?\s*(.+)$/i.exec(written)
  if (about?.[1]) return marked(readRosterDate(about[1], order), '~')
  const perhaps = /^(.+?)\s*(?:\(\?\)|\?)$/.exec(written)
  if (perhaps?.[1]) return marked(readRosterDate(perhaps[1], order), '?')
  const found =
    spreadsheetDay(written, first1904) ?? yearsIn(written) ?? fromParts(partsOf(written), order)
  return found && isEdtf(found.date) ? found : null
}

const marked = (read: ReadDate | null, mark: string): ReadDate | null =>
  read && isEdtf(read.date + mark) ? { ...read, date: read.date + mark } : null

const DAY_MS = 86_400_000
const LATEST_DAY = 60_000

const spreadsheetDay = (written: string, first1904: boolean): ReadDate | null => {
  const days = /^\d{3,5}(?:\.0+)?$/.test(written) ? Number(written) : 0
  if (days < 61 || days > LATEST_DAY) return null
  const date = dayOf(days, first1904)
  return { date, told: 'serial-day' }
}

/** What a spreadsheet counts from: 1900, whose February it takes to have had 29 days, or 1904. */
export const dayOf = (days: number, first1904 = false): string =>
  new Date(Date.UTC(1899, 11, 30) + (Math.floor(days) + (first1904 ? 1462 : 0)) * DAY_MS)
    .toISOString()
    .slice(0, 10)
