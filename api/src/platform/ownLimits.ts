import { RateLimiterMemory } from 'rate-limiter-flexible'
import { consume, type LimitTable, tooMany } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { settings } from './settings.ts'

export interface OwnLimits<Limit extends string> {
  /** Counts one; beyond the limit gives the refusal, which says when to come back. */
  readonly over: (limit: Limit, key: string) => Promise<Refusal | null>
}

/** Limits counted in the memory of this process, for what comes too often to ask the database about it. */
export const openOwnLimits = <Limit extends string>(table: LimitTable<Limit>): OwnLimits<Limit> => {
  const limiters = new Map(
    Object.entries<LimitTable<Limit>[Limit]>(table).map(([keyPrefix, limit]) => [
      keyPrefix,
      new RateLimiterMemory({ ...limit, keyPrefix }),
    ]),
  )
  return {
    over: async (limit, key) => {
      const limiter = limiters.get(limit)
      if (settings.LIMITS === 'off' || !limiter) return null
      const { within, msBeforeNext } = await consume(limiter, key)
      return within ? null : tooMany(msBeforeNext)
    },
  }
}
