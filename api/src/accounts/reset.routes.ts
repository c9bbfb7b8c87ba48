import { requestReset, resetPassword } from '@rollcall/contract/accounts.ts'
import type { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { sendAskedLetter } from './askedLetter.ts'
import { inOneAct } from './auth.acts.ts'
import { refusing } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'

export const bindRequestReset = (router: Router, parts: AuthParts): void =>
  bind(router, requestReset, {
    allow: anybody,
    handle: ({ body, client }) =>
      sendAskedLetter(parts, body, client, (asked) =>
        parts.auth.api.requestPasswordReset({ body: asked }),
      ),
  })

export const bindResetPassword = (router: Router, { auth, viewers }: AuthParts): void =>
  bind(router, resetPassword, {
    allow: anybody,
    handle: async ({ body }) => {
      await refusing(() => inOneAct(() => auth.api.resetPassword({ body })))
      viewers.forgetAll()
      return { status: true as const }
    },
  })
