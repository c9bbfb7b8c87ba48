import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import type { Asked } from '../platform/http/bind.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { type AccountViewer, accountOf, factorAdvice, type Viewer } from '../platform/viewer.ts'
import { inOneAct } from './auth.acts.ts'
import { codeRefused, noFactor, refusing, signInAgain } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import type { Auth } from './auth.ts'
import { isUsed, markOf, useCode } from './factor.model.ts'
import { logOwnFactor } from './factor.service.ts'
import { markFactorGiven, whoGivesCode } from './factor.session.ts'
import { headersOf } from './sessionCookie.ts'

type Client = Pick<Asked<Endpoint>, 'client' | 'viewer'>

export const assertEnrolled = (account: AccountViewer): void => {
  if (account.secondFactor === 'none') throw noFactor()
}

/** What guards the factor itself asks for it, whatever the role. */
export const assertFactorGiven = (account: AccountViewer): AccountViewer => {
  assertEnrolled(account)
  if (account.secondFactor === 'asked')
    throw refuse('second-factor.required', { detail: factorAdvice(account) })
  return account
}

/** Guessing a password goes on no faster within a session than at the door. */
export const withPassword = async <T>(
  { limits }: AuthParts,
  { viewer, client }: Client,
  act: () => Promise<T>,
): Promise<T> => {
  const who = ['passwordOf', client.address, accountOf(viewer).id] as const
  await limits.assertWithin(...who)
  const done = await refusing(act)
  await limits.giveBack(...who)
  return done
}

interface Verified {
  readonly headers: Headers
  readonly response: { readonly user: { id: string; name: string; email: string } }
}

/** Has the account library look whether a code is right. */
type Verify = (headers: Headers) => Promise<Verified>

/** Takes one code, once: counted before it is known whether it is right, so that many at once gain nothing. */
export const giveCode = async (
  parts: AuthParts,
  { viewer, client }: Client,
  code: string,
  verify: Verify,
) => {
  const { auth, limits, viewers, secret } = parts
  const headers = headersOf(client.cookie)
  const accountId = await whoGivesCode(auth, viewer, headers)
  if (!accountId) throw signInAgain()
  const [from, of] = [
    ['codeFrom', client.address, accountId] as const,
    ['codeOf', '', accountId] as const,
  ]
  await limits.assertWithin(...from)
  await limits.assertWithin(...of)
  const taken = await takeCode(auth, viewer, headers, markOf(secret, accountId, code), verify)
  // That a code was wrong is stored, too: after so many the sign-in begins again.
  if (taken instanceof Refusal) throw taken
  await limits.giveBack(...from)
  await limits.giveBack(...of)
  viewers.forgetAll()
  client.setCookies(taken.headers.getSetCookie())
  return { user: taken.response.user }
}

const takeCode = (auth: Auth, viewer: Viewer, headers: Headers, mark: string, verify: Verify) =>
  inOneAct(async (session): Promise<Verified | Refusal> => {
    if (await isUsed(session, mark)) return codeRefused()
    const verified = await refusing(() => verify(headers)).catch(refusalOrThrow)
    if (verified instanceof Refusal) return verified
    await useCode(session, mark)
    await markFactorGiven(auth, session, verified.headers.getSetCookie(), headers)
    if (viewer.kind === 'account' && viewer.secondFactor === 'none')
      await logOwnFactor(session, viewer, 'second-factor.enrolled')
    return verified
  })

const refusalOrThrow = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  throw error
}
