import { createHash } from 'node:crypto'

/** Who proposes, or gives evidence: an account, or the sender of a tip that a moderator turned into it ([T7]). */
export type Giver = { readonly accountId: string } | { readonly tipId: string }

/** As it is stored with what he gave. */
export const storedGiver = (by: Giver): { accountId: string | null; tipId?: string } =>
  'tipId' in by ? { accountId: null, tipId: by.tipId } : { accountId: by.accountId }

/** A tip is one origin, whoever turns it into evidence and however often ([C4]). Everybody reads it, so it does not hold the tip's id. */
export const originOfTip = (tipId: string): string =>
  `tip ${createHash('sha256').update(tipId).digest('hex').slice(0, 12)}`

/** Whether it says no more of where it comes from than that a tip said it. */
export const isFromTip = (item: { origin: string | null; tipId?: string }): boolean =>
  item.tipId !== undefined && item.origin === originOfTip(item.tipId)
