import {
  enrolSecondFactor,
  makeBackupCodes,
  removeSecondFactor,
  verifyBackupCode,
  verifyFactorCode,
} from '@rollcall/contract/secondFactor.ts'
import type { Router } from 'express'
import { isDuplicate } from '../platform/database/transaction.ts'
import { type Asked, bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import {
  type AccountViewer,
  accountOf,
  anybody,
  factorAdvice,
  type Viewer,
} from '../platform/viewer.ts'
import { codeRefused, refusing, signInAgain } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { burnCode } from './factor.model.ts'
import { forgetFactorGiven } from './factor.service.ts'
import { markFactorGiven, whoGivesCode } from './factor.session.ts'
import { headersOf } from './sessionCookie.ts'

type Client = Pick<Asked<typeof verifyFactorCode>, 'client' | 'viewer'>

export const bindEnrolSecondFactor = (router: Router, parts: AuthParts): void =>
  bind(router, enrolSecondFactor, {
    allow: anybody,
    handle: async ({ body, viewer, client }) => {
      // A new secret in the place of one that holds would hand the factor to whoever knows the password.
      if (accountOf(viewer).secondFactor !== 'none')
        throw refuse('second-factor.enrolled', {
          detail: 'Take the present second factor away first.',
        })
      const headers = headersOf(client.cookie)
      const enrol = () => parts.auth.api.enableTwoFactor({ body, headers })
      return withPassword(parts, { viewer, client }, () =>
        // Of two at once the unique index lets one win; the other's secret then takes its place.
        enrol().catch((error) => (isDuplicate(error) ? enrol() : Promise.reject(error))),
      )
    },
  })

export const bindVerifyFactorCode = (router: Router, parts: AuthParts): void =>
  bind(router, verifyFactorCode, {
    allow: anybody,
    handle: (asked) => {
      const code = asked.body.code.replace(' ', '')
      return giveCode(parts, asked, code, (headers) =>
        parts.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
      )
    },
  })

export const bindVerifyBackupCode = (router: Router, parts: AuthParts): void =>
  bind(router, verifyBackupCode, {
    allow: anybody,
    handle: (asked) => {
      const { code } = asked.body
      // It does not end an enrolment: that shows that the telephone has the secret.
      if (asked.viewer.kind === 'account') assertEnrolled(asked.viewer)
      return giveCode(parts, asked, code, (headers) =>
        parts.auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
      )
    },
  })

export const bindMakeBackupCodes = (router: Router, parts: AuthParts): void =>
  bind(router, makeBackupCodes, {
    allow: anybody,
    handle: ({ body, viewer, client }) => {
      assertFactorGiven(accountOf(viewer))
      return withPassword(parts, { viewer, client }, async () => {
        const headers = headersOf(client.cookie)
        const { backupCodes } = await parts.auth.api.generateBackupCodes({ body, headers })
        return { status: true as const, backupCodes }
      })
    },
  })

export const bindRemoveSecondFactor = (router: Router, parts: AuthParts): void =>
  bind(router, removeSecondFactor, {
    allow: anybody,
    handle: ({ body, viewer, client }) => {
      const { id } = assertFactorGiven(accountOf(viewer))
      return withPassword(parts, { viewer, client }, async () => {
        const headers = headersOf(client.cookie)
        const done = await parts.auth.api.disableTwoFactor({ body, headers, returnHeaders: true })
        await forgetFactorGiven(id)
        parts.viewers.forgetAll()
        client.setCookies(done.headers.getSetCookie())
        return { status: true as const }
      })
    },
  })

const assertEnrolled = (account: AccountViewer): void => {
  if (account.secondFactor === 'none')
    throw refuse('second-factor.none', { detail: 'This account has no second factor yet.' })
}

/** What guards the factor itself asks for it, whatever the role. */
const assertFactorGiven = (account: AccountViewer): AccountViewer => {
  assertEnrolled(account)
  if (account.secondFactor === 'asked')
    throw refuse('second-factor.required', { detail: factorAdvice(account) })
  return account
}

/** Guessing a password goes on no faster within a session than at the door. */
const withPassword = async <T>(
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
const giveCode = async (
  { auth, limits, viewers, secret }: AuthParts,
  { viewer, client }: Client,
  code: string,
  verify: (headers: Headers) => Promise<unknown>,
) => {
  const headers = headersOf(client.cookie)
  const accountId = await whoGivesCode(auth, viewer as Viewer, headers)
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
