import type { Fate } from '@rollcall/contract/people.ts'
import edtf from 'edtf'

const DAY_MS = 86_400_000
const LIFETIME_YEARS = 100
/** What "about", "perhaps" or a season may be off by. */
const LEEWAY_YEARS = 5

const deathFates: readonly Fate['code'][] = ['died-in-captivity', 'unaccounted-kia']

/** Whether anything says that he died ([P4]). */
export const hasDeathRecord = (died: string | null, fates: readonly Fate[]): boolean =>
  (died !== null && !isAhead(died)) || fates.some(({ code }) => deathFates.includes(code))

/** A day that has not come is a slip of the pen, and no record. */
const isAhead = (date: string): boolean => (firstOf(date) ?? 0) > Date.now()

/** The day from which he is known to have been born 100 years ago; null when his birth may be any later. */
export const hundredthBirthday = (born: string | null): Date | null => {
  const last = born === null ? null : lastPossible(born)
  if (last === null) return null
  const vague = /[~?%]|^\d{4}-(2[1-9]|3\d|4[01])$/u.test(born ?? '')
  const years = LIFETIME_YEARS + (vague ? LEEWAY_YEARS : 0)
  const day = new Date(Math.floor(last / DAY_MS) * DAY_MS)
  day.setUTCFullYear(day.getUTCFullYear() + years)
  return day
}

/** The first instant an EDTF date may mean; null when it is open, or beyond what a date can hold. */
export const firstOf = (date: string): number | null => {
  const first: unknown = edtf(date.trim()).min
  return typeof first === 'number' && Number.isFinite(first) ? first : null
}

/** The last instant an EDTF date may mean; null when it is open or beyond what a date can hold. */
const lastPossible = (date: string): number | null => {
  const parts = /^[[{]/u.test(date) ? members(date) : [date]
  const ends = parts.map(lastOf)
  return ends.includes(null) ? null : Math.max(...(ends as number[]))
}

/** The parts of `[a,b..c]` by themselves: the library takes only the beginning of a range in a set. */
const members = (set: string): string[] =>
  set
    .slice(1, -1)
    .replace(/^\.\./u, '')
    .split(/,|\.\./u)

const lastOf = (date: string): number | null => {
  if (!date || /[YS]/u.test(date)) return null
  const last: unknown = edtf(date.trim()).max
  return typeof last === 'number' && Number.isFinite(last) ? last : null
}
