import { spanOf } from '@rollcall/contract/edtf.ts'
import type { Fate } from '@rollcall/contract/personFacts.ts'

const DAY_MS = 86_400_000
const LIFETIME_YEARS = 100
/** What "about", "perhaps" or a season may be off by. */
const LEEWAY_YEARS = 5

/** What ended before is no birth or death of somebody who may have been there: databases write year 1 or 1900 for nothing. */
const EARLIEST = { birth: Date.UTC(1850, 0), death: Date.UTC(1940, 0) }

/**
 * What databases and spreadsheets hold where nobody knew a date: kept as anybody's day of birth it would make him a
 * hundred years old, and his name public ([P4]).
 */
export const isPlaceholder = (date: string): boolean =>
  /^(?:1900-01-01|1899-12-3[01]|1753-01-01|9999-12-31)$/.test(date)

const deathFates: readonly Fate['code'][] = ['died-in-captivity', 'unaccounted-kia']

/** Whether anything says that he died ([P4]). A date that cannot be read says nothing. */
export const hasDeathRecord = (died: string | null, fates: readonly Fate[]): boolean =>
  isDeath(died ?? '') || fates.some(({ code }) => deathFates.includes(code))

/** A day that has not come, or was before his war, is a slip of the pen, and no record; nor is one without either end. */
const isDeath = (date: string): boolean => {
  const span = spanOf(date)
  if (span === null || /^(?:\.\.)?\/?(?:\.\.)?$/u.test(date)) return false
  return (span.from ?? 0) <= Date.now() && (span.to ?? Infinity) >= EARLIEST.death
}

/** The day from which he is known to have been born 100 years ago; null when his birth may be any later. */
export const hundredthBirthday = (born: string | null): Date | null => {
  const last = isPlaceholder(born ?? '') ? null : lastOf(born ?? '')
  if (last === null || last < EARLIEST.birth) return null
  const vague = /[~?%]|^\d{4}-2[1-4]$/u.test(born ?? '')
  const years = LIFETIME_YEARS + (vague ? LEEWAY_YEARS : 0)
  const day = new Date(Math.floor(last / DAY_MS) * DAY_MS)
  day.setUTCFullYear(day.getUTCFullYear() + years)
  return Number.isNaN(day.getTime()) ? null : day
}

/** The first instant a date may mean; null when it is open or cannot be read. */
export const firstOf = (date: string): number | null => spanOf(date)?.from ?? null

/** The last one. Of a year in the long form nobody was born. */
const lastOf = (date: string): number | null =>
  date.includes('Y') ? null : (spanOf(date)?.to ?? null)
