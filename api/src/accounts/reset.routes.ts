import { requestReset, resetPassword } from '@rollcall/contract/accounts.ts'
import type { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { inOneAct, tellingNothing } from './auth.acts.ts'
import { refusing } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { onTheBeat } from './beat.ts'

export const bindRequestReset = (router: Router, { auth, limits }: AuthParts): void =>
  bind(router, requestReset, {
    allow: anybody,
    handle: async ({ body, client }) => {
      await limits.assertWithin('request', client.address)
      await onTheBeat(async () => {
        const mayMail = await limits.take('requestedMail', client.address, body.email)
        if (mayMail)
          await tellingNothing(() => auth.api.requestPasswordReset({ body }), client.language)
      })
      return { status: true as const }
    },
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
