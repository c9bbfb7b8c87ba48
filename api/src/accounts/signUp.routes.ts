import { sendVerification, signUp, verifyAddress } from '@rollcall/contract/accounts.ts'
import type { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { sendAskedLetter } from './askedLetter.ts'
import { inOneAct } from './auth.acts.ts'
import { refusing } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { onTheBeat } from './beat.ts'
import { assertAdmitted } from './door.ts'

export const bindSignUp = (router: Router, parts: AuthParts): void => {
  const { auth, limits } = parts
  bind(router, signUp, {
    allow: anybody,
    handle: async ({ body: { challenge, ...body }, client }) => {
      await assertAdmitted(parts, client.address, [['signUp']], challenge)
      await onTheBeat(async () => {
        // Whoever tries one address over and over has its account by now: its owner gets no sixth letter.
        const mayMail = await limits.take('signUpMail', client.address, body.email)
        // Of two at once one runs again, and finds the address taken: its owner then gets a letter instead.
        if (mayMail)
          await refusing(() => inOneAct(() => auth.api.signUpEmail({ body }), client.language))
      })
      const user = { name: body.name, email: body.email, emailVerified: false as const }
      return { token: null, user }
    },
  })
}

export const bindSendVerification = (router: Router, parts: AuthParts): void =>
  bind(router, sendVerification, {
    allow: anybody,
    handle: ({ body, client }) =>
      sendAskedLetter(parts, body, client, (asked) =>
        parts.auth.api.sendVerificationEmail({ body: asked }),
      ),
  })

export const bindVerifyAddress = (router: Router, { auth }: AuthParts): void =>
  bind(router, verifyAddress, {
    allow: anybody,
    handle: async ({ query }) => {
      await refusing(() => auth.api.verifyEmail({ query }))
      return { status: true as const }
    },
  })
