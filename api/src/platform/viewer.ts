import type { Role } from '@rollcall/contract/accounts.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { refuse } from './refusal.ts'

/** Who asks: nobody in particular, or an account as it is now. */
export type Viewer = { readonly kind: 'visitor' } | AccountViewer

export interface AccountViewer {
  readonly kind: 'account'
  readonly id: AccountId
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly suspended: boolean
  readonly since: Date
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

/** Asserts that there is an account behind the viewer; behind `allow` there always is. */
export const accountOf = (viewer: Viewer): AccountViewer => {
  if (viewer.kind === 'visitor') throw refuse('auth.required')
  return viewer
}
