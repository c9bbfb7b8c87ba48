import { createHmac } from 'node:crypto'
import mongoose from 'mongoose'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { clientOf } from './http/clientAddress.ts'
import { log } from './log.ts'
import { refuse } from './refusal.ts'
import { settings } from './settings.ts'

export const MINUTE = 60
export const HOUR = 3_600

/** How often in how many seconds, by name; names are of the whole product. */
export type LimitTable<Limit extends string> = Readonly<
  Record<Limit, { readonly points: number; readonly duration: number }>
>

export interface Limits<Limit extends string> {
  /** Counts one; for how many milliseconds it is beyond the limit, 0 where it was within. */
  readonly over: (limit: Limit, address: string, what?: string) => Promise<number>
  /** Counts one; whether it was still within the limit. `what` is whatever else than the client it goes by. */
  readonly take: (limit: Limit, address: string, what?: string) => Promise<boolean>
  /** The same, and refuses beyond the limit with the time to come back; gives how many that makes. */
  readonly assertWithin: (limit: Limit, address: string, what?: string) => Promise<number>
  /** Takes one back that should not have counted. */
  readonly giveBack: (limit: Limit, address: string, what?: string) => Promise<void>
}

const COLLECTION = 'limits'

/** Limits counted in the database for all processes, by the client's address and whatever else one names. */
export const openLimits = async <Limit extends string>(
  secret: string,
  table: LimitTable<Limit>,
): Promise<Limits<Limit>> => {
  const limiters = openLimiters(table)
  // All of them lie in one collection.
  await Object.values<RateLimiterMongo>(limiters)[0]?.createIndexes()
  // Who tried to sign in as whom is nobody's business: the keys are hashes under a secret of ours.
  const keyOf = (address: string, what: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([clientOf(address), what]))
      .digest('base64url')
  const count = async (limit: Limit, address: string, what = ''): Promise<Counted> => {
    if (settings.LIMITS === 'off') return { within: true, so: 0, msBeforeNext: 0 }
    return consume(limiters[limit], keyOf(address, what))
  }
  return {
    over: async (...asked) => {
      const { within, msBeforeNext } = await count(...asked)
      return within ? 0 : Math.max(1, msBeforeNext)
    },
    take: async (...asked) => (await count(...asked)).within,
    assertWithin: async (...asked) => {
      const { within, so, msBeforeNext } = await count(...asked)
      if (!within) throw tooMany(msBeforeNext)
      return so
    },
    giveBack: async (limit, address, what = '') => {
      if (settings.LIMITS === 'off') return
      await limiters[limit].reward(keyOf(address, what)).catch(tellOfFailure)
    },
  }
}

const openLimiters = <Limit extends string>(
  table: LimitTable<Limit>,
): Record<Limit, RateLimiterMongo> => {
  const entries = Object.entries<LimitTable<Limit>[Limit]>(table).map(([keyPrefix, limit]) => [
    keyPrefix,
    new RateLimiterMongo({
      ...limit,
      keyPrefix,
      storeClient: mongoose.connection.getClient(),
      dbName: mongoose.connection.name,
      tableName: COLLECTION,
      disableIndexesCreation: true,
      // While the database does not answer, each process counts for itself.
      insuranceLimiter: new RateLimiterMemory({ ...limit, keyPrefix }),
    }),
  ])
  return Object.fromEntries(entries) as Record<Limit, RateLimiterMongo>
}

/** Whether one more was within the limit, how many there are with it, and when it ends. */
interface Counted {
  readonly within: boolean
  readonly so: number
  readonly msBeforeNext: number
}

/** Counts one. What could not be counted is let through. */
export const consume = async (limiter: RateLimiterAbstract, key: string): Promise<Counted> => {
  try {
    return countedIn(true, await limiter.consume(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) return countedIn(false, error)
    tellOfFailure(error)
    return { within: true, so: 0, msBeforeNext: 0 }
  }
}

const countedIn = (within: boolean, { consumedPoints, msBeforeNext }: RateLimiterRes): Counted => ({
  within,
  so: consumedPoints,
  msBeforeNext,
})

const tellOfFailure = (error: unknown): void => log.warn({ err: error }, 'limits: not counted')

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`

/** `members` is what else a page or program is to know of it. */
export const tooMany = (ms: number, members: Readonly<Record<string, unknown>> = {}) => {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const when =
    seconds < 2 * MINUTE
      ? counted(seconds, 'second')
      : counted(Math.ceil(seconds / MINUTE), 'minute')
  return refuse('too-many', {
    detail: `Too many attempts. Please try again in ${when}.`,
    retryAfterSeconds: seconds,
    // Also in the body, so that a page can say it in another language.
    members: { retryAfterSeconds: seconds, ...members },
  })
}
