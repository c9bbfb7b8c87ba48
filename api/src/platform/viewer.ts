import type { Role } from '@rollcall/contract/accounts.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { type Refusal, type RefusalExtra, refuse } from './refusal.ts'
import { settings } from './settings.ts'

/** Who asks: nobody in particular, or an account as it is now. */
export type Viewer = { readonly kind: 'visitor' } | AccountViewer

export interface AccountViewer {
  readonly kind: 'account'
  readonly id: AccountId
  /** As which he acts: the role he holds; a contributor while its second factor is missing, or he is suspended ([S2]). */
  readonly role: Role
  readonly held: Role
  /** Not set up, set up but not given in this session, given. */
  readonly secondFactor: 'none' | 'asked' | 'given'
  /** When it was given in this session; null where it was not, or before this was noted. */
  readonly factorAt: Date | null
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly suspended: boolean
  readonly since: Date
  /** What qualifies him, where an admin named him an examiner ([C4]). */
  readonly examiner: string | null
}

export const visitor: Viewer = { kind: 'visitor' }

const ranks = { contributor: 1, moderator: 2, admin: 3 } as const

/** Predicates for `allow`: the least role, and what a suspended account may still do. */
export const anybody = (): boolean => true
export const hasAccount = (viewer: Viewer): viewer is AccountViewer => viewer.kind === 'account'
const atLeast =
  (role: Role) =>
  (viewer: Viewer): viewer is AccountViewer =>
    viewer.kind === 'account' && !viewer.suspended && ranks[viewer.role] >= ranks[role]
export const contributor = atLeast('contributor')
export const moderator = atLeast('moderator')
export const admin = atLeast('admin')
/** Whose examiner's comparison is taken: his own, or one that he enters from a signed report ([C4]). */
export const examiner = (viewer: Viewer): boolean =>
  contributor(viewer) && (viewer.examiner !== null || ranks[viewer.role] >= ranks.moderator)

const HOUR_MS = 3_600_000

/** Who reads what is withheld from visitors ([P4]): no account that is new, unverified or suspended; a moderator always. */
export const readsWithheld = (viewer: Viewer, now = new Date()): viewer is AccountViewer =>
  contributor(viewer) &&
  (ranks[viewer.role] > ranks.contributor ||
    (viewer.emailVerified &&
      now.getTime() - viewer.since.getTime() >= settings.VOTE_ACCOUNT_AGE_HOURS * HOUR_MS))

/** Whether his role waits for the second factor. */
export const lacksFactor = ({ held, secondFactor }: AccountViewer): boolean =>
  held !== 'contributor' && secondFactor !== 'given'

const MINUTE_MS = 60_000

/** Asserts that the second factor was given a short while ago: a session that was left open takes nothing away ([E2]). */
export const assertFactorFresh = ({ factorAt }: AccountViewer, now = new Date()): void => {
  const minutes = settings.EXPORT_FACTOR_MINUTES
  if (factorAt && now.getTime() - factorAt.getTime() <= minutes * MINUTE_MS) return
  throw refuse('second-factor.required', {
    detail: `For this, the code from your phone must have been entered within the last ${minutes} minutes. Please enter one now, and ask again.`,
  })
}

/** A role as the end of a sentence. */
export const aRole: Readonly<Record<Role, string>> = {
  contributor: 'a contributor',
  moderator: 'a moderator',
  admin: 'an admin',
}

/** What whoever lacks it is told to do. */
export const factorAdvice = ({ held, secondFactor }: AccountViewer): string =>
  secondFactor === 'none'
    ? `You are ${aRole[held]}. To act as one, first set up two-step sign-in under “Your account”.`
    : `You are ${aRole[held]}. To act as one on this device, first enter the code from your phone under “Your account”.`

/** Why somebody may not: he is nobody yet, lacks only his second factor, is suspended, or his role does not allow it. */
export const refusalTo = (
  viewer: Viewer,
  allow: (viewer: Viewer) => boolean,
  extra?: RefusalExtra,
): Refusal => {
  if (viewer.kind === 'visitor') return refuse('auth.required')
  if (lacksFactor(viewer) && allow({ ...viewer, role: viewer.held }))
    return refuse('second-factor.required', { detail: factorAdvice(viewer) })
  if (viewer.suspended && allow({ ...viewer, role: viewer.held, suspended: false }))
    return refuse('forbidden', {
      detail: 'This account is suspended. It can read, but its answers are not counted.',
    })
  return refuse('forbidden', extra)
}

/** Asserts that there is an account behind the viewer; behind `allow` there always is. */
export const accountOf = (viewer: Viewer): AccountViewer => {
  if (viewer.kind === 'visitor') throw refuse('auth.required')
  return viewer
}
