import type { Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { sessions } from './account.model.ts'
import type { Auth } from './auth.ts'
import { tokenOf } from './sessionCookie.ts'

/** Whose code is asked for: whoever has a session, or has just given his password; nobody otherwise. */
export const whoGivesCode = async (
  auth: Auth,
  viewer: Viewer,
  headers: Headers,
): Promise<string | null> => {
  if (viewer.kind === 'account') return viewer.id
  const { createAuthCookie, internalAdapter, secret } = await auth.$context
  const challenge = tokenOf(headers, createAuthCookie('two_factor').name, secret)
  const found = challenge ? await internalAdapter.findVerificationValue(challenge) : null
  return found && found.expiresAt > new Date() ? found.value : null
}

/** Writes down that the factor was given in the session that these cookies begin, or else in the present one. */
export const markFactorGiven = async (
  auth: Auth,
  session: Session,
  begun: readonly string[],
  present: Headers,
): Promise<void> => {
  const { authCookies, secret } = await auth.$context
  const { name } = authCookies.sessionToken
  const cookie = begun.map((line) => line.split(';')[0]).join('; ')
  const token = tokenOf(new Headers({ cookie }), name, secret) ?? tokenOf(present, name, secret)
  const given = { $set: { secondFactor: true, factorAt: new Date() } }
  await sessions().updateOne({ token: token ?? '' }, given, { session })
}
