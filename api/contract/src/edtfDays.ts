import { spanOf } from './edtf.ts'

/** An end of what a date may mean: the day, counted from 1970; null where it is open or not known. */
export interface End {
  readonly day: number | null
  /** Whether who wrote the date was not sure of it. */
  readonly unsure: boolean
}

/** The first and the last day that a date may mean. */
export interface Days {
  readonly first: End
  readonly last: End
}

const DAY_MS = 86_400_000
/** Clocks of the world are up to fourteen hours apart: of a time of day the day before and after may be meant too. */
const ZONES_MS = DAY_MS

const unknown: Days = { first: { day: null, unsure: false }, last: { day: null, unsure: false } }

/**
 * What days a date (EDTF) may mean at most ([X1]): an approximate one so many years more on each side, of an interval each
 * end by itself, of a set all its members by the signs of any. What cannot be read may be any day. Never throws.
 */
export const daysOf = (date: string | null | undefined, approximateYears: number): Days => {
  const written = (date ?? '').trim()
  // Also one that was stored before dates were read so strictly, such as a range that ends before it begins.
  if (spanOf(written) === null) return unknown
  const ends = written.split('/')
  const [begin = '', end = begin] = ends
  return {
    first: endOf(begin, 'from', approximateYears),
    last: endOf(end, 'to', approximateYears),
  }
}

const endOf = (written: string, side: 'from' | 'to', approximateYears: number): End => {
  const instant = spanOf(written.replace(/[?~%]/g, ''))?.[side] ?? null
  const unsure = /[?%]/.test(written)
  if (instant === null) return { day: null, unsure }
  const out = side === 'from' ? -1 : 1
  const zoned = written.includes('T') ? instant + out * ZONES_MS : instant
  const years = /[~%]/.test(written) ? out * approximateYears : 0
  return { day: Math.floor(yearsOn(zoned, years) / DAY_MS), unsure }
}

/** On the last day of February a year is a day longer, not shorter. */
const yearsOn = (instant: number, years: number): number => {
  if (years === 0) return instant
  const day = new Date(instant)
  const month = day.getUTCMonth()
  day.setUTCFullYear(day.getUTCFullYear() + years)
  if (years < 0 && day.getUTCMonth() !== month) day.setUTCDate(0)
  return Number.isNaN(day.getTime()) ? instant : day.getTime()
}

/** Whether something was certainly over before another began; null where it is not, or not certain. */
export const isOver = (before: Days, after: Days): Certainty => {
  const [last, first] = [before.last, after.first]
  if (last.day === null || first.day === null || last.day >= first.day) return null
  return last.unsure || first.unsure ? 'unsure' : 'sure'
}

/**
 * Whether all of the days that something may mean lie within a stay: from the last day on which it may have begun to the
 * first on which it may have ended.
 */
export const liesWithin = (days: Days, begun: Days, ended: Days): Certainty => {
  const ends = [days.first, days.last, begun.last, ended.first] as const
  const [first, last, from, to] = ends.map(({ day }) => day)
  if (first == null || last == null || from == null || to == null) return null
  if (first < from || last > to) return null
  return ends.some(({ unsure }) => unsure) ? 'unsure' : 'sure'
}

/** Whether some day may be meant by both. */
export const mayMeet = (one: Days, first: End, last: End): boolean =>
  !(one.last.day !== null && first.day !== null && one.last.day < first.day) &&
  !(one.first.day !== null && last.day !== null && one.first.day > last.day)

/** `unsure`: so it would be if a date of which somebody was not sure were right. */
export type Certainty = 'sure' | 'unsure' | null
