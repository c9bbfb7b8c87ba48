import { admin, contributor, moderator, type Viewer } from '../platform/viewer.ts'
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
        role: viewer.role,
        since: viewer.since.toISOString(),
      }
    : nobody),
  can: {
    contribute: contributor(viewer),
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
} as const

export const presentMail = (mail: Mail) => ({
  id: mail._id,
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  at: mail.at.toISOString(),
})
