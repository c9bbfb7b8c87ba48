import { HOUR, type Limits, MINUTE, openLimits } from '../platform/limits.ts'
import { settings } from '../platform/settings.ts'

/**
 * How often in how many seconds, each by the client's address: what one visitor uses up, nobody at another address
 * misses. Reading and adding are counted per receipt as well, so that nobody at the same address does either.
 */
const table = {
  /** Asking costs nothing, so that one of a hall could ask for all of them: the door is shut for a moment only, */
  tipChallenge: { points: 600, duration: MINUTE },
  /** while the more is asked for in an hour, the more work each is; it refuses nobody. */
  tipWork: { points: 1_000_000, duration: HOUR },
  tip: { points: 600, duration: HOUR },
  /** Sent without the work: those who did it are not held up by them. */
  tipUnproven: { points: 60, duration: 15 * MINUTE },
  /** By the form for those without scripts, who can do no work ([T3]): from one address, and from all of them. */
  tipForm: { points: settings.FORM_TIPS_ADDRESS, duration: HOUR },
  tipForms: { points: settings.FORM_TIPS_ALL, duration: HOUR },
  /** Words that were no receipt: by those that it begins with, and all; what is a receipt is not held up by them. */
  tipReceiptWrong: { points: 30, duration: 15 * MINUTE },
  tipReceiptsWrong: { points: 900, duration: 15 * MINUTE },
  tipReceipt: { points: 120, duration: 15 * MINUTE },
  tipMessage: { points: 30, duration: HOUR },
} as const

export type TipLimits = Limits<keyof typeof table>

export const openTipLimits = (secret: string): Promise<TipLimits> => openLimits(secret, table)
