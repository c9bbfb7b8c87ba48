import { HOUR, type Limits as LimitsOf, MINUTE, openLimits as open } from '../platform/limits.ts'

/**
 * How often in how many seconds. All but one count by the client's address, most with something more: what one visitor
 * uses up, nobody at another address misses. The one is for those who have the password already.
 */
const table = {
  signUp: { points: 60, duration: HOUR },
  /** Mails to one e-mail address, from sign-ups and from requests: told to nobody, only not sent. */
  signUpMail: { points: 5, duration: HOUR },
  requestedMail: { points: 5, duration: HOUR },
  request: { points: 30, duration: HOUR },
  signInAs: { points: 10, duration: 15 * MINUTE },
  signIn: { points: 100, duration: 15 * MINUTE },
  /** Beyond these, for whoever brings a proof of work ([T1]): one in a hall cannot use up what is everybody's. */
  proven: { points: 600, duration: HOUR },
  provenAs: { points: 300, duration: 15 * MINUTE },
  /** The password asked for once more, within a session. */
  passwordOf: { points: 10, duration: 15 * MINUTE },
  /** Codes of a second factor for one account: from one address, and from all, who must have its password. */
  codeFrom: { points: 10, duration: 15 * MINUTE },
  codeOf: { points: 60, duration: HOUR },
} as const
export type Limit = keyof typeof table

export type Limits = LimitsOf<Limit>

export const openLimits = (secret: string): Promise<Limits> => open(secret, table)
