import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Account } from '@rollcall/contract/officeAccounts.ts'
import {
  type AccountViewer,
  admin,
  contributor,
  examiner,
  factorAdvice,
  lacksFactor,
  moderator,
  type Viewer,
} from '../platform/viewer.ts'
import type { UserDocument } from './account.model.ts'
import { mayChange } from './account.policy.ts'
import type { Mail } from './mail.model.ts'

/** One's own account: the only way out for an address besides what an admin sees. */
export const presentMe = (viewer: Viewer) => ({
  ...(viewer.kind === 'account'
    ? {
        id: viewer.id,
        name: viewer.name,
        email: viewer.email,
        emailVerified: viewer.emailVerified,
        suspended: viewer.suspended,
        role: viewer.held,
        since: viewer.since.toISOString(),
        secondFactor: factorOf(viewer),
      }
    : nobody),
  can: {
    contribute: contributor(viewer),
    examine: examiner(viewer),
    moderate: moderator(viewer),
    administer: admin(viewer),
  },
})

const nobody = {
  id: null,
  name: null,
  email: null,
  emailVerified: false,
  suspended: false,
  role: 'visitor',
  since: null,
  secondFactor: { state: 'none', needed: false, detail: null },
} as const

const factorOf = (viewer: AccountViewer) => ({
  state: viewer.secondFactor,
  needed: viewer.held !== 'contributor',
  detail: lacksFactor(viewer) ? factorAdvice(viewer) : null,
})

export const presentMail = (mail: Mail) => ({
  id: mail._id,
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  language: mail.language ?? 'en',
  at: mail.at.toISOString(),
})

export const presentAccount = (viewer: Viewer, user: UserDocument): Account => ({
  id: user._id.toHexString() as AccountId,
  name: user.name,
  email: user.email,
  emailVerified: user.emailVerified,
  role: user.role,
  secondFactor: user.twoFactorEnabled === true,
  suspended: user.suspended,
  examiner: user.examiner ?? null,
  since: user.createdAt.toISOString(),
  can: { change: mayChange(viewer, user) },
})
