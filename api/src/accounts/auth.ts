import { PASSWORD_LENGTH } from '@rollcall/contract/accounts.ts'
import { mongodbAdapter } from 'better-auth/adapters/mongodb'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Env } from '../platform/env.ts'
import { languageFor } from '../platform/http/language.ts'
import { accountsDb } from './account.model.ts'
import { markVerifiedById } from './account.standing.ts'
import { joiningActs, languageOfAct, withinAct } from './auth.acts.ts'
import { backupCodesUnder } from './backupCodes.ts'
import type { WriteLetter } from './letter.ts'
import type { Post } from './mail.service.ts'
import { changedLetter, confirmLetter, resetLetter, takenLetter } from './mail.texts.ts'
import { hashPassword, verifyPassword } from './password.ts'

const HOUR = 3_600
const DAY = 24 * HOUR

/** Cookies travel over https alone where every address of ours is https. */
export const isSecure = (env: Env): boolean =>
  env.publicUrls.every((url) => url.startsWith('https:'))

/** Whom a letter goes to; who has no language yet is written to in English. */
interface Addressed {
  readonly email: string
  readonly language?: string | null
}

/** The account library on our database. Its routes are ours, so is what limits and what refuses them. */
export const buildAuth = (env: Env, secret: string, post: Post) => {
  const [origin = ''] = env.publicUrls
  const write = (user: Addressed, letter: WriteLetter) =>
    withinAct((session) => post(session, user.email, letter(languageFor([user.language ?? 'en']))))
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
        language: { type: 'string', required: false, defaultValue: languageOfAct, input: false },
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
      onExistingUserSignUp: ({ user }) => write(user, takenLetter(origin, user.emailVerified)),
      sendResetPassword: ({ user, token }) => write(user, resetLetter(origin, token)),
      onPasswordReset: async ({ user }) => {
        await withinAct((session) => markVerifiedById(session, user.id))
        await write(user, changedLetter(origin))
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
      sendVerificationEmail: ({ user, token }) => write(user, confirmLetter(origin, token)),
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
