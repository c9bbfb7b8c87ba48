import { HOUR, type Limits, MINUTE, openLimits } from '../platform/limits.ts'

/**
 * How often in how many seconds, each by the client's address: what one visitor uses up, nobody at another address
 * misses. Reading and adding are counted per receipt as well, so that nobody at the same address does either.
 */
const table = {
  /** Many of a hall may come from one address: the more ask, the more work each is asked for, and only far beyond is the door shut. */
  tipChallenge: { points: 600, duration: HOUR },
  tip: { points: 600, duration: HOUR },
  /** Sent without the work: those who did it are not held up by them. */
  tipUnproven: { points: 60, duration: 15 * MINUTE },
  /** Words that were no receipt; what is a receipt is not held up by them. */
  tipReceiptWrong: { points: 30, duration: 15 * MINUTE },
  tipReceipt: { points: 120, duration: 15 * MINUTE },
  tipMessage: { points: 30, duration: HOUR },
} as const

export type TipLimits = Limits<keyof typeof table>

export const openTipLimits = (secret: string): Promise<TipLimits> => openLimits(secret, table)
