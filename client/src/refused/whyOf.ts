import type { ProblemCode } from '@rollcall/contract/problem.ts'
import type { Problem } from '../api/problem.ts'

/** Refusals of which more can be said than their title does, without the server's words. */
const plain = [
  'auth.refused',
  'second-factor.refused',
  'second-factor.expired',
  'second-factor.required',
  'second-factor.enrolled',
  'vote.reason-required',
  'decision.stale',
  'decision.conditions',
  'decision.signed',
  'identification.closed',
  'identification.not-alone',
  'identification.exists',
  'evidence.ruled',
  'exclusion.accepted',
  'subject.merged',
  'subject.unseen',
  'sighting.settled',
  'sighting.stale',
  'receipt.unknown',
  'upload.quota',
  'internal',
] as const satisfies readonly ProblemCode[]

export type Reason =
  | { readonly code: (typeof plain)[number] }
  | { readonly code: 'claim.taken'; readonly by: string; readonly until: string }
  | { readonly code: 'too-many'; readonly seconds: number }

export function whyOf({ code, document }: Pick<Problem, 'code' | 'document'>): Reason | null {
  const { claim, retryAfterSeconds: seconds } = document as Promised
  if (code === 'claim.taken' && claim) return { code, ...claim }
  if (code === 'too-many' && seconds !== undefined) return { code, seconds }
  const known = plain.find((one) => one === code)
  return known ? { code: known } : null
}

/** What these refusals bring along. */
interface Promised {
  readonly claim?: { readonly by: string; readonly until: string }
  readonly retryAfterSeconds?: number
}
