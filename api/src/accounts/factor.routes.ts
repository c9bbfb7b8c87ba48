import {
  enrolSecondFactor,
  getSecondFactor,
  makeBackupCodes,
  removeSecondFactor,
  verifyBackupCode,
  verifyFactorCode,
} from '@rollcall/contract/secondFactor.ts'
import type { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody } from '../platform/viewer.ts'
import { inOneAct } from './auth.acts.ts'
import { refusing } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { assertEnrolled, assertFactorGiven, giveCode, withPassword } from './factor.guards.ts'
import { forgetFactorGiven, logOwnFactor } from './factor.service.ts'
import { headersOf } from './sessionCookie.ts'

export const bindGetSecondFactor = (router: Router, { auth }: AuthParts): void =>
  bind(router, getSecondFactor, {
    allow: anybody,
    handle: async ({ viewer }) => {
      const { id, secondFactor } = accountOf(viewer)
      if (secondFactor === 'none') return { backupCodesLeft: null }
      const { backupCodes } = await refusing(() =>
        auth.api.viewBackupCodes({ body: { userId: id } }),
      )
      return { backupCodesLeft: backupCodes.length }
    },
  })

export const bindEnrolSecondFactor = (router: Router, parts: AuthParts): void =>
  bind(router, enrolSecondFactor, {
    allow: anybody,
    handle: async ({ body, viewer, client }) => {
      // A new secret in the place of one that holds would hand the factor to whoever knows the password.
      if (accountOf(viewer).secondFactor !== 'none')
        throw refuse('second-factor.enrolled', {
          detail: 'Please turn off two-step sign-in first.',
        })
      const headers = headersOf(client.cookie)
      return withPassword(parts, { viewer, client }, () =>
        // Of two at once one runs again: its secret then takes the place of the other's.
        inOneAct(async () => {
          const asked = { ...body, method: 'totp' } as const
          const made = await parts.auth.api.enableTwoFactor({ body: asked, headers })
          if (made.method !== 'totp') throw new Error(`enrolled by ${made.method}`)
          return made
        }),
      )
    },
  })

export const bindVerifyFactorCode = (router: Router, parts: AuthParts): void =>
  bind(router, verifyFactorCode, {
    allow: anybody,
    handle: (asked) => {
      const { code } = asked.body
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
      const account = assertFactorGiven(accountOf(viewer))
      const headers = headersOf(client.cookie)
      return withPassword(parts, { viewer, client }, () =>
        inOneAct(async (session) => {
          const { backupCodes } = await parts.auth.api.generateBackupCodes({ body, headers })
          await logOwnFactor(session, account, 'backup-codes.made')
          return { status: true as const, backupCodes }
        }),
      )
    },
  })

export const bindRemoveSecondFactor = (router: Router, parts: AuthParts): void =>
  bind(router, removeSecondFactor, {
    allow: anybody,
    handle: ({ body, viewer, client }) => {
      const account = assertFactorGiven(accountOf(viewer))
      const asked = { body, headers: headersOf(client.cookie), returnHeaders: true } as const
      return withPassword(parts, { viewer, client }, async () => {
        const done = await inOneAct(async (session) => {
          const disabled = await parts.auth.api.disableTwoFactor(asked)
          await forgetFactorGiven(session, account.id)
          await logOwnFactor(session, account, 'second-factor.removed')
          return disabled
        })
        parts.viewers.forgetAll()
        client.setCookies(done.headers.getSetCookie())
        return { status: true as const }
      })
    },
  })
