import { spanOf } from '@rollcall/contract/edtf.ts'
import type { Fate } from '@rollcall/contract/personFacts.ts'

const DAY_MS = 86_400_000
const LIFETIME_YEARS = 100
/** What "about", "perhaps" or a season may be off by. */
const LEEWAY_YEARS = 5

const deathFates: readonly Fate['code'][] = ['died-in-captivity', 'unaccounted-kia']

/** Whether anything says that he died ([P4]). A date that cannot be read says nothing. */
export const hasDeathRecord = (died: string | null, fates: readonly Fate[]): boolean =>
  isPast(died) || fates.some(({ code }) => deathFates.includes(code))

/** A day that has not come is a slip of the pen, and no record. */
const isPast = (date: string | null): boolean => {
  const span = spanOf(date ?? '')
  return span !== null && (span.from ?? 0) <= Date.now()
}

/** The day from which he is known to have been born 100 years ago; null when his birth may be any later. */
export const hundredthBirthday = (born: string | null): Date | null => {
  const last = lastOf(born ?? '')
  if (last === null) return null
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
