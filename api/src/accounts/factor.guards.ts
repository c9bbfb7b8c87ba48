import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import type { Asked } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { type AccountViewer, accountOf, factorAdvice } from '../platform/viewer.ts'
import { codeRefused, noFactor, refusing, signInAgain } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { burnCode } from './factor.model.ts'
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

/** Takes one code, once: counted and burnt before it is known whether it is right, so that many at once gain nothing. */
export const giveCode = async (
  { auth, limits, viewers, secret }: AuthParts,
  { viewer, client }: Client,
  code: string,
  verify: (headers: Headers) => Promise<unknown>,
) => {
  const headers = headersOf(client.cookie)
  const accountId = await whoGivesCode(auth, viewer, headers)
  if (!accountId) throw signInAgain()
  const [from, of] = [
    ['codeFrom', client.address, accountId] as const,
    ['codeOf', '', accountId] as const,
  ]
  await limits.assertWithin(...from)
  await limits.assertWithin(...of)
  const { isFresh, putBack } = await burnCode(secret, accountId, code)
  if (!isFresh) throw codeRefused()
  const done = (await refusing(() => verify(headers)).catch(async (error) => {
    await putBack()
    throw error
  })) as Verified
  await limits.giveBack(...from)
  await limits.giveBack(...of)
  const cookies = done.headers.getSetCookie()
  await markFactorGiven(auth, cookies, headers)
  viewers.forgetAll()
  client.setCookies(cookies)
  return { user: done.response.user }
}
