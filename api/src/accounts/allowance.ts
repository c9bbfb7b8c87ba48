import type { Role } from '@rollcall/contract/accounts.ts'

/** What a new account does only so often a day ([D4]). */
export const acts = [
  'proposals',
  'votes',
  'marks',
  'evidence',
  'photos',
  'portraits',
  'films',
  'frames',
  'corrections',
  'camps',
  'flags',
  'tips',
] as const
export type Act = (typeof acts)[number]

/** What an account has earned so far, on which its limit depends. */
export interface Earned {
  readonly role: Role
  readonly createdAt: Date
  /** Pieces of its evidence that moderators admitted. */
  readonly accepted: number
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
/** From this age, and from so much accepted work on, there is no limit any more. */
const FREE_AFTER = { weeks: 4, accepted: 10 } as const

/**
 * How often a day an account may act, or null for no limit: `base` in its first week, doubled by each full week of its
 * age, and `base` more for each accepted piece of work. Moderators and admins have none.
 */
export const dailyAllowance = (base: number, earned: Earned, now: Date): number | null =>
  isFree(earned, now) ? null : base * (2 ** weeksOf(earned, now) + earned.accepted)

/** How many times the base an account has of what nobody has without limit: it grows in the same way, up to 16 times. */
export const growth = (earned: Earned, now: Date): number => {
  const most = 2 ** FREE_AFTER.weeks
  return Math.min(most, dailyAllowance(1, earned, now) ?? most)
}

const isFree = (earned: Earned, now: Date): boolean =>
  isFreeByAge(earned, now) || earned.accepted >= FREE_AFTER.accepted

/** Whether it has no limit, whatever it did: nothing of it needs to be counted then. */
export const isFreeByAge = (earned: Omit<Earned, 'accepted'>, now: Date): boolean =>
  earned.role !== 'contributor' || weeksOf(earned, now) >= FREE_AFTER.weeks

const weeksOf = ({ createdAt }: Pick<Earned, 'createdAt'>, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / WEEK_MS))

/** Days are counted in UTC. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** When the next day begins. */
export const nextDay = (now: Date): Date =>
  new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS)
