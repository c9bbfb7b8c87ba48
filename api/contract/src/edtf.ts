/// <reference path="./edtf.d.ts" />
import library, { parse } from 'edtf'
import { z } from 'zod'

/** From the first to the last instant that a date may mean, in ms since 1970; null where it is open or not known. */
export interface Span {
  readonly from: number | null
  readonly to: number | null
}

const MOST_CHARS = 100
/** The last instant that a date of JavaScript holds; a year beyond it counts as that. */
const END_OF_TIME = 8.64e15

const wrong = {
  none: 'is not an EDTF date, such as 1951, 1950-11-30, 1950-11/1951-02 or 1951~',
  day: 'names a day that never was: February had 28 days in that year',
  season:
    'is neither a month (01 to 12) nor a season (21 spring, 22 summer, 23 autumn, 24 winter); years are written as 1928/1929',
  reversed: 'ends before it begins: the earlier date stands first, as in 1950/1952',
} as const
type Wrong = keyof typeof wrong

/** What a date means; null where it is none. Never throws, whatever is stored. */
export const spanOf = (date: string): Span | null => {
  const span = readDate(date.trim())
  return typeof span === 'string' ? null : span
}

/** From the earliest to the latest of some; open where one of them is. */
export const spanAcross = (spans: readonly Span[]): Span => ({
  from: outermost(
    spans.map(({ from }) => from),
    Math.min,
  ),
  to: outermost(
    spans.map(({ to }) => to),
    Math.max,
  ),
})

/** Of two dates, whether the later one is over before the earlier one begins, as far as both can be read ([A8]). */
export const endsBeforeItBegins = (
  from: string | null | undefined,
  to: string | null | undefined,
): boolean => {
  const [first, last] = [spanOf(from ?? '')?.from ?? null, spanOf(to ?? '')?.to ?? null]
  return first !== null && last !== null && last < first
}

/** From when to when; both may be missing. */
export const inOrder = <Shape extends z.ZodObject>(shape: Shape) =>
  shape.superRefine((fields, { addIssue }) => {
    const { from, to } = fields as { from?: string | null; to?: string | null }
    if (endsBeforeItBegins(from, to))
      addIssue({ code: 'custom', path: ['to'], message: wrongOrder })
  })
export const wrongOrder = 'is before `from`: the later date stands here'

/** Extended Date/Time Format (ISO 8601-2), every date that is taken anywhere: `1950-11`, `1950-11/1951-02`, `195X`, `1951~`. */
export const edtf = z
  .string()
  .trim()
  .max(MOST_CHARS, `has more than ${MOST_CHARS} characters`)
  .superRefine((date, { addIssue }) => {
    const span = date.length > MOST_CHARS || readDate(date)
    if (typeof span === 'string') addIssue({ code: 'custom', message: wrong[span] })
  })
  .overwrite((date) => /^([^/]+)\/\1$/.exec(date)?.[1] ?? date)
  .meta({ description: 'EDTF (ISO 8601-2)', example: '1950-11/1951-02' })

/** To parse one takes half a millisecond, and a list says the same ones over and over. */
const MOST_KEPT = 5_000
const kept = new Map<string, Span | Wrong>()

const readDate = (date: string): Span | Wrong => {
  if (date.length > MOST_CHARS) return 'none'
  const known = kept.get(date)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const read = parsedDate(date)
  kept.set(date, read)
  return read
}

const parsedDate = (date: string): Span | Wrong => {
  if (!isSyntax(date)) return 'none'
  if (date.includes('/')) return between(date.split('/'), endOf)
  if (/^[[{]/.test(date)) return across(date.slice(1, -1).split(','))
  return pointOf(date)
}

/** The library says only whether it can be written so: what it takes for a range it refuses where both ends are one. */
const isSyntax = (date: string): boolean => {
  try {
    parse(date)
    return true
  } catch {
    return false
  }
}

/** Of two ends; what ends before it begins is none. */
const between = (
  [first = '', last = '']: readonly string[],
  read: (end: string) => Span | Wrong,
): Span | Wrong => {
  const [begin, end] = [read(first), read(last)]
  if (typeof begin === 'string') return begin
  if (typeof end === 'string') return end
  const [{ from }, { to }] = [begin, end]
  return from !== null && to !== null && to < from ? 'reversed' : { from, to }
}

const endOf = (end: string): Span | Wrong =>
  end === '' || end === '..' ? { from: null, to: null } : pointOf(end)

/** Of the members of a set, some of which are ranges: the library would take only the beginning of these. */
const across = (members: readonly string[]): Span | Wrong => {
  const spans = members.map((one) => {
    const ends = one.split('..')
    return ends.length === 2 ? between(ends, endOf) : pointOf(one)
  })
  const bad = spans.find((span) => typeof span === 'string')
  if (bad) return bad
  return spanAcross(spans as Span[])
}

const outermost = (
  ends: readonly (number | null)[],
  of: (...ends: number[]) => number,
): number | null => (ends.includes(null) ? null : of(...(ends as number[])))

const pointOf = (date: string): Span | Wrong => {
  const [, year, second] = /^(-?\d{4})-(\d\d)$/.exec(date) ?? []
  if (Number(second) > 12) return seasonOf(Number(year), Number(second))
  if (isNoLeapDay(date)) return 'day'
  // With significant digits the library forgets what they leave open.
  if (date.includes('S')) return { from: null, to: null }
  try {
    const { min, max } = library(date)
    return { from: instantOf(min, date), to: instantOf(max, date) }
  } catch {
    return 'none'
  }
}

/** First and last month of each, counted on; a winter may be either of a year's two. */
const seasons: Readonly<Record<number, readonly [number, number]>> = {
  21: [2, 5],
  22: [5, 8],
  23: [8, 11],
  24: [0, 14],
}

const seasonOf = (year: number, season: number): Span | Wrong => {
  const months = seasons[season]
  if (!months) return 'season'
  return { from: startOf(year, months[0]), to: startOf(year, months[1] + 1) - 1 }
}

const startOf = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1)

/** The library knows how long each month can be, but not which years leap. */
const isNoLeapDay = (date: string): boolean => {
  const [, year] = /^(-?\d{4})-02-29(?:$|T)/.exec(date.replace(/[~?%]/g, '')) ?? []
  const of = Number(year)
  return year !== undefined && (of % 4 !== 0 || (of % 100 === 0 && of % 400 !== 0))
}

const instantOf = (instant: number, date: string): number =>
  Number.isFinite(instant) ? instant : date.startsWith('Y-') ? -END_OF_TIME : END_OF_TIME
