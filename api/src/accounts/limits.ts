import { createHmac } from 'node:crypto'
import mongoose from 'mongoose'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { log } from '../platform/log.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { clientOf } from './clientAddress.ts'

const MINUTE = 60
const HOUR = 3_600

/**
 * How often in how many seconds. All but one count by the client's address, most with something more: what one visitor
 * uses up, nobody at another address misses. The one is for those who have the password already.
 */
const table = {
  signUp: { points: 60, duration: HOUR },
  /** Mails to one e-mail address, from sign-ups and from requests: told to nobody, only not sent. */
  signUpMail: { points: 5, duration: HOUR },
  requestedMail: { points: 5, duration: HOUR },
  request: { points: 30, duration: HOUR },
  signInAs: { points: 10, duration: 15 * MINUTE },
  signIn: { points: 100, duration: 15 * MINUTE },
  /** The password asked for once more, within a session. */
  passwordOf: { points: 10, duration: 15 * MINUTE },
  /** Codes of a second factor for one account: from one address, and from all, who must have its password. */
  codeFrom: { points: 10, duration: 15 * MINUTE },
  codeOf: { points: 60, duration: HOUR },
} as const
export type Limit = keyof typeof table

export interface Limits {
  /** Counts one; whether it was still within the limit. `what` is whatever else than the client it goes by. */
  readonly take: (limit: Limit, address: string, what?: string) => Promise<boolean>
  /** The same, and refuses beyond the limit with the time to come back. */
  readonly assertWithin: (limit: Limit, address: string, what?: string) => Promise<void>
  /** Takes one back that should not have counted. */
  readonly giveBack: (limit: Limit, address: string, what?: string) => Promise<void>
}

const COLLECTION = 'limits'

export const openLimits = async (secret: string): Promise<Limits> => {
  const limiters = openLimiters()
  await limiters.signUp.createIndexes()
  // Who tried to sign in as whom is nobody's business: the keys are hashes under a secret of ours.
  const keyOf = (address: string, what: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([clientOf(address), what]))
      .digest('base64url')
  const over = async (limit: Limit, address: string, what = ''): Promise<RateLimiterRes | null> => {
    if (settings.LIMITS === 'off') return null
    return consume(limiters[limit], keyOf(address, what))
  }
  return {
    take: async (...asked) => (await over(...asked)) === null,
    assertWithin: async (...asked) => {
      const refused = await over(...asked)
      if (refused) throw tooMany(refused.msBeforeNext)
    },
    giveBack: async (limit, address, what = '') => {
      if (settings.LIMITS === 'off') return
      await limiters[limit].reward(keyOf(address, what)).catch(tellOfFailure)
    },
  }
}

const openLimiters = (): Record<Limit, RateLimiterMongo> => {
  const entries = Object.entries(table).map(([keyPrefix, limit]) => [
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

const consume = async (
  limiter: RateLimiterAbstract,
  key: string,
): Promise<RateLimiterRes | null> => {
  try {
    await limiter.consume(key)
    return null
  } catch (error) {
    if (error instanceof RateLimiterRes) return error
    tellOfFailure(error)
    return null
  }
}

const tellOfFailure = (error: unknown): void => log.warn({ err: error }, 'limits: not counted')

const tooMany = (ms: number) => {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const when =
    seconds < 2 * MINUTE ? `${seconds} seconds` : `${Math.ceil(seconds / MINUTE)} minutes`
  return refuse('too-many', {
    detail: `That was too often. Please try again in ${when}.`,
    retryAfterSeconds: seconds,
    // Also in the body, so that a page can say it in another language.
    members: { retryAfterSeconds: seconds },
  })
}
