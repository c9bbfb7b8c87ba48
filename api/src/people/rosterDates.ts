import {
  fromParts,
  inSixFigures,
  isEdtf,
  type Order,
  partsOf,
  plain,
  type ReadDate,
  yearsIn,
} from '@rollcall/contract/dateParts.ts'
import { inWesternYears } from '@rollcall/contract/eras.ts'
import { datesMeant } from '@rollcall/contract/writtenDate.ts'

/**
 * Reads a date as lists and spreadsheets write it: EDTF, `30/11/1950`, `14-Jun-29`, `1929년 6월 14일`, `about 1929`, a
 * day's number of a spreadsheet. Which of day and month stands first is what the mapping says.
 */
export const readRosterDate = (
  cell: string,
  order: Order,
  counted: { readonly first1904?: boolean | undefined } = {},
): ReadDate | null => {
  const written = plain(cell)
  const western = inWesternYears(written)
  if (western !== written) return inWords(readRosterDate(western, order, counted))
  if (isEdtf(written)) return { date: written, told: null }
  const about = /^(?:about|approx(?:imately)?|around|circa|ca|abt|c)\b\.?\s*(.+)$/i.exec(written)
  if (about?.[1]) return marked(readRosterDate(about[1], order, counted), '~')
  const nearly = /^c(\d{4})$/i.exec(written) ?? approximately.exec(written)
  if (nearly?.[1]) return inWords(marked(readRosterDate(nearly[1], order, counted), '~'))
  const perhaps = /^(.+?)\s*(?:\(\?\)|\?)$/.exec(written)
  if (perhaps?.[1]) return marked(readRosterDate(perhaps[1], order, counted), '?')
  const army = /^\d{1,2}[a-z]{3,9}(?:\d{2}|\d{4})$/i.test(written)
  if (army) return inWords(fromParts(partsOf(written), order))
  const found =
    spreadsheetDay(written, counted.first1904 ?? false) ??
    yearsIn(written) ??
    inSixFigures(written, order) ??
    fromParts(partsOf(written), order)
  return found && isEdtf(found.date) ? found : inProse(written)
}

const approximately = /^(.+?)\s*\(?(?:approx(?:imately)?|circa|ca)\b\.?\)?$/i

const inWords = (read: ReadDate | null): ReadDate | null =>
  read && isEdtf(read.date) ? { ...read, told: 'words' } : null

/** `spring of 1951`, `before 1951`, `1951 or 1952`: what words make of a date, where they can mean only one. */
const inProse = (written: string): ReadDate | null => {
  const [date, other] = /\p{L}{2}|[년年~]/u.test(written) ? datesMeant(written) : []
  return date && !other ? { date, told: 'words' } : null
}

const marked = (read: ReadDate | null, mark: string): ReadDate | null =>
  read && isEdtf(read.date + mark) ? { ...read, date: read.date + mark } : null

const DAY_MS = 86_400_000
const LATEST_DAY = 60_000

const spreadsheetDay = (written: string, first1904: boolean): ReadDate | null => {
  const days = /^\d{3,5}(?:\.\d+)?$/.test(written) ? Number(written) : 0
  // `1951.6` is a month; a day with its hours is no year.
  if (!Number.isInteger(days) && isEdtf(String(Math.floor(days)))) return null
  if (days < 61 || days > LATEST_DAY) return null
  return { date: dayOf(days, first1904), told: 'serial-day' }
}

/** What a spreadsheet counts from: 1900, whose February it takes to have had 29 days, or 1904. */
export const dayOf = (days: number, first1904 = false): string =>
  new Date(Date.UTC(1899, 11, 30) + (Math.floor(days) + (first1904 ? 1462 : 0)) * DAY_MS)
    .toISOString()
    .slice(0, 10)
