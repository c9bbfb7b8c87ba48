import { spanOf } from './edtf.ts'

export const orders = ['year-month-day', 'month-day-year', 'day-month-year'] as const
export type Order = (typeof orders)[number]

/** A date in figures and names as EDTF; `told` says how it was understood where that is not what is written. */
export interface ReadDate {
  readonly date: string
  readonly told: 'serial-day' | 'years' | 'short-year' | 'day-first' | 'words' | null
}

/**
 * A bare number is a year only where somebody of a roster can have lived in it, and no date lies before all of these:
 * programs write year 1 where they know nothing.
 */
export const isEdtf = (date: string): boolean => {
  const span = spanOf(date)
  if (span === null || (/^\d{1,4}$/.test(date) && !isYear(Number(date)))) return false
  return span.to === null || span.to >= FIRST_YEAR
}

const FIRST_YEAR = Date.UTC(1000, 0)
const isYear = (year: number): boolean => year >= 1000 && year <= new Date().getUTCFullYear() + 1

/** Full-width figures and other writings of the same; the time of day says nothing of a day. */
export const plain = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[‐-―−]/gu, '-')
    // Open at one end, as sets write it and people do.
    .replace(/^\s*\.\.\s*(?=\d)/u, '../')
    .replace(/(\d[?~%]?)\s*\.\.\s*$/u, '$1/..')
    .replace(/(\d)[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|Z)?$/i, '$1')
    .trim()

/** `1928-29`: two years, never a month or season. */
export const yearsIn = (written: string): ReadDate | null => {
  const [, from = '', to = ''] = /^(\d{4})\s*[-/]\s*(\d{2}|\d{4})$/.exec(written) ?? []
  const last = to.length === 2 ? from.slice(0, 2) + to : to
  if (!last || !isYear(Number(from)) || Number(last) <= Number(from)) return null
  if (to.length === 2 && Number(to) <= 12) return null
  const date = `${from}/${last}`
  return { date, told: 'years' }
}

export interface Parts {
  readonly all: readonly string[]
  /** They say themselves which is which. */
  readonly order: Order | null
}

/** Year, month and day as they stand, in whatever order; `fromParts` says whether they are a date. */
export const partsOf = (written: string): Parts => {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (digits) return { all: digits.slice(1), order: 'year-month-day' }
  const eastern = /^(\d{4})[년年]\s*(?:(\d{1,2})[월月]\s*(?:(\d{1,2})[일日])?)?$/u.exec(written)
  if (eastern) return { all: eastern.slice(1).filter(Boolean), order: 'year-month-day' }
  // As armies write it: `02NOV50`.
  const army = /^(\d{1,2})([a-z]{3,9})(\d{4}|\d{2})$/i.exec(written)
  if (army) return { all: army.slice(1), order: 'day-month-year' }
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

export const fromParts = ({ all, order: own }: Parts, given: Order): ReadDate | null => {
  const names = (own ?? given).split('-').filter((part) => part !== 'day' || all.length === 3)
  const named = all.length === 1 ? ['year'] : names
  if (all.length !== named.length) return null
  const of = (name: string) => all[named.indexOf(name)]
  const year = yearOf(of('year') ?? '')
  const [first, second] = [monthOf(of('month')), of('day')]
  const turned = Number(first) > 12 && Number(second) <= 12
  const [month, day] = turned ? [second, first] : [first, second]
  if (!year || (all.length > 1 && month === undefined)) return null
  if (all.some((part) => /^\d{3,}$/.test(part) && part !== of('year'))) return null
  // Lists write 00 for a day or month that is not known.
  const known = [year.year, unknown(month) ? undefined : month, unknown(day) ? undefined : day]
  const last = known.indexOf(undefined)
  const date = known
    .slice(0, last < 0 ? 3 : last)
    .map((part) => part?.padStart(2, '0'))
    .join('-')
  return { date, told: year.short ? 'short-year' : turned ? 'day-first' : null }
}

/** `501102`, without anything between: in the order that is given, or else in the only one in which it is a date. `195011` is a month. */
export const inSixFigures = (written: string, given: Order): ReadDate | null => {
  const all = /^(\d\d)(\d\d)(\d\d)$/.exec(written)?.slice(1)
  if (!all || Number(written) === 0) return null
  const read = (order: Order): ReadDate | null => {
    const of = (name: string) => all[order.split('-').indexOf(name)] ?? ''
    const found = Number(of('month')) > 12 ? null : fromParts({ all, order }, order)
    return found && isEdtf(found.date) ? found : null
  }
  const others = orders.flatMap((order) => read(order) ?? [])
  const only = others.every(({ date }) => date === others[0]?.date) ? others[0] : undefined
  const [, year, month] = /^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])$/.exec(written) ?? []
  return read(given) ?? only ?? (year ? { date: `${year}-${month}`, told: 'words' } : null)
}

/** The year that two figures mean. */
export const wholeYear = (figures: string): string => yearOf(figures)?.year ?? figures

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
