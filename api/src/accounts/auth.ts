import { PASSWORD_LENGTH } from '@rollcall/contract/accounts.ts'
import { mongodbAdapter } from 'better-auth/adapters/mongodb'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Env } from '../platform/env.ts'
import { accountsDb } from './account.model.ts'
import { markVerifiedById } from './account.standing.ts'
import { joiningActs, withinAct } from './auth.acts.ts'
import { backupCodesUnder } from './backupCodes.ts'
import type { Post } from './mail.service.ts'
import {
  changedLetter,
  confirmLetter,
  type Letter,
  resetLetter,
  takenLetter,
} from './mail.texts.ts'
import { hashPassword, verifyPassword } from './password.ts'

const HOUR = 3_600
const DAY = 24 * HOUR

/** Cookies travel over https alone where every address of ours is https. */
export const isSecure = (env: Env): boolean =>
  env.publicUrls.every((url) => url.startsWith('https:'))

/** The account library on our database. Its routes are ours, so is what limits and what refuses them. */
export const buildAuth = (env: Env, secret: string, post: Post) => {
  const [origin = ''] = env.publicUrls
  const write = (to: string, letter: Letter) => withinAct((session) => post(session, to, letter))
  return betterAuth({
    appName: 'Rollcall',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    database: mongodbAdapter(joiningActs(accountsDb())),
    trustedOrigins: [...env.publicUrls],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // It writes addresses into its log.
    logger: { disabled: true },
    session: { expiresIn: 30 * DAY, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, defaultValue: 'contributor', input: false },
        suspended: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      onExistingUserSignUp: ({ user }) =>
        write(user.email, takenLetter(origin, user.emailVerified)),
      sendResetPassword: ({ user, token }) => write(user.email, resetLetter(origin, token)),
      onPasswordReset: async ({ user }) => {
        await withinAct((session) => markVerifiedById(session, user.id))
        await write(user.email, changedLetter(origin))
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Rollcall',
        // Whoever knows a password could keep its owner out with it; guesses are limited by us, by account and address.
        accountLockout: { enabled: false },
        backupCodeOptions: { storeBackupCodes: backupCodesUnder(secret) },
      }),
    ],
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: DAY,
      sendVerificationEmail: ({ user, token }) => write(user.email, confirmLetter(origin, token)),
    },
    advanced: {
      useSecureCookies: isSecure(env),
      ipAddress: { disableIpTracking: true },
      // The server refuses foreign origins before anything else looks at a request.
      disableCSRFCheck: true,
    },
  })
}

export type Auth = ReturnType<typeof buildAuth>
