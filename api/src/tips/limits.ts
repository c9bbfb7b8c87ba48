import { HOUR, type Limits, MINUTE, openLimits } from '../platform/limits.ts'

/**
 * How often in how many seconds, each by the client's address: what one visitor uses up, nobody at another address
 * misses. Reading and adding are counted per receipt as well, so that nobody at the same address does either.
 */
const table = {
  tipChallenge: { points: 120, duration: HOUR },
  tip: { points: 30, duration: HOUR },
  /** Words that were no receipt; what is a receipt is not held up by them. */
  tipReceiptWrong: { points: 30, duration: 15 * MINUTE },
  tipReceipt: { points: 120, duration: 15 * MINUTE },
  tipMessage: { points: 30, duration: HOUR },
} as const

export type TipLimits = Limits<keyof typeof table>

export const openTipLimits = (secret: string): Promise<TipLimits> => openLimits(secret, table)
