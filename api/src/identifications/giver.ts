import { createHash } from 'node:crypto'
import type { Reader } from '../films/restriction.ts'
import { hasAccount, moderator, type Viewer } from '../platform/viewer.ts'

/** Whose it is: an account's, or that of the sender of a tip. */
export type Source = { readonly accountId: string } | { readonly tipId: string }

/** Who proposes, or gives evidence: an account, or the sender of a tip that a moderator turned into it ([T7]). */
export type Giver = Source & {
  /** Missing where an examiner's comparison is not taken from him ([C4]). */
  readonly examines?: Examines | undefined
  /** As whom he sees the pages that he cites. */
  readonly reads: Reader
  /** Whether the pool that he has counted holds every name of the roster ([P4]). */
  readonly readsNames: boolean
}

/** By what an examiner's comparison counts: his qualification, or the signed report that a moderator enters. */
export type Examines = { readonly qualification: string } | { readonly fromReport: true }

/** Who an admin named an examiner gives his own; a moderator enters what somebody else has signed. */
export const examinesAs = (viewer: Viewer): Examines | undefined => {
  if (hasAccount(viewer) && viewer.examiner) return { qualification: viewer.examiner }
  return moderator(viewer) ? { fromReport: true } : undefined
}

/** Where something was made of a tip. */
export interface OfTip {
  tipId?: string
  /** Its words were chosen within what the sender allowed; missing where he had not been asked yet ([T2]). */
  chosen?: boolean
}

/** As it is stored with what he gave. */
export const storedGiver = (by: Source): OfTip & { accountId: string | null } =>
  'tipId' in by ? { accountId: null, tipId: by.tipId, chosen: true } : { accountId: by.accountId }

/** Made of a tip whose sender was never asked whether his words may be shown: nobody but moderators reads them until one has released them. */
export const isUnasked = ({ tipId, chosen }: OfTip): boolean => tipId !== undefined && !chosen

/** A tip is one origin, whoever turns it into evidence and however often ([C4]). Everybody reads it, so it does not hold the tip's id. */
export const originOfTip = (tipId: string): string =>
  `tip ${createHash('sha256').update(tipId).digest('hex').slice(0, 12)}`

/** Whether it says no more of where it comes from than that a tip said it. */
export const isFromTip = (item: { origin: string | null; tipId?: string }): boolean =>
  item.tipId !== undefined && item.origin === originOfTip(item.tipId)
