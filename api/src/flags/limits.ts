import { HOUR, type Limits, MINUTE, openLimits } from '../platform/limits.ts'

/** By the client's address, as with tips. */
const table = {
  flag: { points: 600, duration: HOUR },
  flagUnproven: { points: 60, duration: 15 * MINUTE },
  flagReceiptWrong: { points: 30, duration: 15 * MINUTE },
  flagReceipt: { points: 120, duration: 15 * MINUTE },
} as const

export type FlagLimits = Limits<keyof typeof table>

export const openFlagLimits = (secret: string): Promise<FlagLimits> => openLimits(secret, table)
