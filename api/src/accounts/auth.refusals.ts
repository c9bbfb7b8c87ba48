import { isAPIError } from 'better-auth/api'
import { type Refusal, refuse, refuseField } from '../platform/refusal.ts'

const notRight = () =>
  refuse('auth.refused', {
    detail:
      'The e-mail address or password is not correct, or the address has not been confirmed yet. You can ask for a link to choose a new password.',
  })
const tokenSpent = () => refuseField('token', 'no longer works. Please ask for a new e-mail.')

export const codeRefused = () =>
  refuse('second-factor.refused', {
    detail: 'That code is wrong, already used or too old. Please wait for the next one.',
  })
export const signInAgain = () =>
  refuse('second-factor.expired', {
    detail:
      'It took too long, or too many codes were wrong. Please start again with your password.',
  })
export const noFactor = () =>
  refuse('second-factor.none', { detail: 'Two-step sign-in is not set up for this account yet.' })

/** What the account library refuses, in our words: one refusal for whatever would tell that an account exists. */
const byCode: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: notRight,
  EMAIL_NOT_VERIFIED: notRight,
  INVALID_TOKEN: tokenSpent,
  TOKEN_EXPIRED: tokenSpent,
  USER_NOT_FOUND: tokenSpent,
  INVALID_PASSWORD: () => refuseField('password', 'is not the password of this account'),
  INVALID_CODE: codeRefused,
  INVALID_BACKUP_CODE: codeRefused,
  INVALID_TWO_FACTOR_COOKIE: signInAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signInAgain,
  TOTP_NOT_ENABLED: noFactor,
  TWO_FACTOR_NOT_ENABLED: noFactor,
  BACKUP_CODES_NOT_ENABLED: noFactor,
  UNAUTHORIZED: () => refuse('auth.required'),
  INVALID_EMAIL: () => refuseField('email', 'is not an e-mail address'),
}

/** Runs a call of the account library; what it refuses that is not in the table is a bug. */
export const refusing = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    throw byCode[codeOf(error)]?.() ?? error
  }
}

/** The library's code of what it threw; empty for anything else. */
export const codeOf = (error: unknown): string =>
  isAPIError(error) && typeof error.body?.code === 'string' ? error.body.code : ''
