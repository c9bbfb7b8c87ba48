import { spanOf } from '@rollcall/contract/edtf.ts'

export type Order = 'day-month-year' | 'month-day-year' | 'year-month-day'

/** A date of a list as EDTF; `told` says how it was understood where that is not what is written. Null: it is none. */
export interface ReadDate {
  readonly date: string
  readonly told: 'serial-day' | 'years' | 'short-year' | 'day-first' | null
}

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

/** A bare number is a year only where somebody of a roster can have lived in it. */
const isEdtf = (date: string): boolean =>
  spanOf(date) !== null && !(/^\d{1,4}$/.test(date) && !isYear(Number(date)))

const isYear = (year: number): boolean => year >= 1000 && year <= new Date().getUTCFullYear() + 1

/** Full-width figures and other writings of the same; the time of day says nothing of a day. */
const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[‐-―−]/gu, '-')
    .replace(/(\d)[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|Z)?$/i, '$1')
    .trim()

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

/** `1928-29`: two years, never a month or season. */
const yearsIn = (written: string): ReadDate | null => {
  const [, from = '', to = ''] = /^(\d{4})\s*[-/]\s*(\d{2}|\d{4})$/.exec(written) ?? []
  const last = to.length === 2 ? from.slice(0, 2) + to : to
  if (!last || !isYear(Number(from)) || Number(last) <= Number(from)) return null
  if (to.length === 2 && Number(to) <= 12) return null
  const date = `${from}/${last}`
  return { date, told: 'years' }
}

interface Parts {
  readonly all: readonly string[]
  /** They say themselves which is which. */
  readonly order: Order | null
}

const partsOf = (written: string): Parts => {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (digits) return { all: digits.slice(1), order: 'year-month-day' }
  const eastern = /^(\d{4})[년年]\s*(?:(\d{1,2})[월月]\s*(?:(\d{1,2})[일日])?)?$/u.exec(written)
  if (eastern) return { all: eastern.slice(1).filter(Boolean), order: 'year-month-day' }
  const all = written
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
    .split(/[\s./,-]+/u)
    .filter(Boolean)
  if (/^\d{4}$/.test(all[0] ?? '')) return { all, order: 'year-month-day' }
  // A month in letters stands where it stands: `June 14, 1929`, `14 June 1929`.
  const named = all.findIndex((part) => /^\p{L}/u.test(part))
  if (all.length === 3 && named >= 0 && named < 2)
    return { all, order: named === 0 ? 'month-day-year' : 'day-month-year' }
  return { all, order: null }
}

const fromParts = ({ all, order: own }: Parts, given: Order): ReadDate | null => {
  const names = (own ?? given).split('-').filter((part) => part !== 'day' || all.length === 3)
  const named = all.length === 1 ? ['year'] : names
  if (all.length !== named.length) return null
  const of = (name: string) => all[named.indexOf(name)]
  const year = yearOf(of('year') ?? '')
  const [first, second] = [monthOf(of('month')), of('day')]
  const turned = Number(first) > 12 && Number(second) <= 12
  const [month, day] = turned ? [second, first] : [first, second]
  if (!year || (all.length > 1 && month === undefined)) return null
  // Lists write 00 for a day or month that is not known.
  const known = [year.year, unknown(month) ? undefined : month, unknown(day) ? undefined : day]
  const last = known.indexOf(undefined)
  const date = known
    .slice(0, last < 0 ? 3 : last)
    .map((part) => part?.padStart(2, '0'))
    .join('-')
  return { date, told: year.short ? 'short-year' : turned ? 'day-first' : null }
}

/** Two figures are of the last hundred years. */
const yearOf = (written: string): { readonly year: string; readonly short: boolean } | null => {
  if (/^\d{4}$/.test(written))
    return isYear(Number(written)) ? { year: written, short: false } : null
  if (!/^'?\d{2}$/.test(written)) return null
  const now = new Date().getUTCFullYear()
  const year = Math.floor(now / 100) * 100 + Number(written.slice(-2))
  return { year: String(year > now ? year - 100 : year), short: true }
}

const unknown = (part: string | undefined): boolean => part === undefined || /^0+$/.test(part)

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const monthOf = (written: string | undefined): string | undefined => {
  if (written === undefined || /^\d{1,2}$/.test(written)) return written
  const at = months.indexOf(written.slice(0, 3).toLowerCase())
  return at < 0 || !/^[a-z]{3,9}$/i.test(written) ? undefined : String(at + 1)
}
