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
import type { Mail } from './mail.model.ts'

/** One's own account: the only way out for an address besides the admin's mail. */
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
  at: mail.at.toISOString(),
})
