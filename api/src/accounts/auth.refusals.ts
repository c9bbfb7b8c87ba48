import { isAPIError } from 'better-auth/api'
import { type Refusal, refuse, refuseField } from '../platform/refusal.ts'

const notRight = () =>
  refuse('auth.refused', {
    detail:
      'The address or the password is not right, or the address was not confirmed yet. You can have a new password sent to you.',
  })
const tokenSpent = () => refuseField('token', 'is not valid any more. Please ask for a new mail.')

/** What the account library refuses, in our words: one refusal for whatever would tell that an account exists. */
const byCode: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: notRight,
  EMAIL_NOT_VERIFIED: notRight,
  INVALID_TOKEN: tokenSpent,
  TOKEN_EXPIRED: tokenSpent,
  USER_NOT_FOUND: tokenSpent,
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
