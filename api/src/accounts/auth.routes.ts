import * as contract from '@rollcall/contract/accounts.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { refusing } from './auth.refusals.ts'
import type { Auth } from './auth.ts'
import { nextBeat, onTheBeat } from './beat.ts'
import type { Limits } from './limits.ts'
import { signUp } from './signUp.ts'
import type { Viewers } from './viewers.ts'

interface AuthParts {
  readonly auth: Auth
  readonly limits: Limits
  readonly viewers: Viewers
}

/** Everything under /api/auth that there is here; the rest of what the account library could do is not offered. */
export const authRouter = (parts: AuthParts): Router => {
  const router = Router()
  bindSignUp(router, parts)
  bindSession(router, parts)
  bindVerification(router, parts)
  bindReset(router, parts)
  return router
}

const bindSignUp = (router: Router, { auth, limits }: AuthParts): void =>
  bind(router, contract.signUp, {
    allow: anybody,
    handle: async ({ body, client }) => {
      await limits.assertWithin('signUp', client.address)
      await onTheBeat(async () => {
        // Whoever tries one address over and over has its account by now: its owner gets no sixth letter.
        if (await limits.take('signUpMail', client.address, body.email)) await signUp(auth, body)
      })
      const user = { name: body.name, email: body.email, emailVerified: false as const }
      return { token: null, user }
    },
  })

const bindSession = (router: Router, { auth, limits, viewers }: AuthParts): void => {
  bind(router, contract.signIn, {
    allow: anybody,
    handle: async ({ body, client }) => {
      const began = performance.now()
      await limits.assertWithin('signIn', client.address)
      await limits.assertWithin('signInAs', client.address, body.email)
      try {
        const done = await refusing(() => auth.api.signInEmail({ body, returnHeaders: true }))
        client.setCookies(done.headers.getSetCookie())
        // Only failures count; they were counted before, so that many at once do not slip through.
        await limits.giveBack('signIn', client.address)
        await limits.giveBack('signInAs', client.address, body.email)
        return { user: done.response.user }
      } catch (error) {
        await nextBeat(began)
        throw error
      }
    },
  })
  bind(router, contract.signOut, {
    allow: anybody,
    handle: async ({ client }) => {
      const headers = headersOf(client.cookie)
      const done = await auth.api.signOut({ headers, returnHeaders: true })
      viewers.forgetAll()
      client.setCookies(done.headers.getSetCookie())
      return { success: true as const }
    },
  })
  bind(router, contract.getSession, {
    allow: anybody,
    handle: async ({ client }) => {
      const found = await auth.api.getSession({ headers: headersOf(client.cookie) })
      if (!found) return null
      const { session, user } = found
      return { session: { ...session, expiresAt: session.expiresAt.toISOString() }, user }
    },
  })
}

const bindVerification = (router: Router, { auth, limits }: AuthParts): void => {
  bind(router, contract.sendVerification, {
    allow: anybody,
    handle: async ({ body, client }) => {
      await limits.assertWithin('request', client.address)
      return onTheBeat(async () => {
        if (await limits.take('requestedMail', client.address, body.email))
          await auth.api.sendVerificationEmail({ body })
        return { status: true as const }
      })
    },
  })
  bind(router, contract.verifyAddress, {
    allow: anybody,
    handle: async ({ query }) => {
      await refusing(() => auth.api.verifyEmail({ query }))
      return { status: true as const }
    },
  })
}

const bindReset = (router: Router, { auth, limits, viewers }: AuthParts): void => {
  bind(router, contract.requestReset, {
    allow: anybody,
    handle: async ({ body, client }) => {
      await limits.assertWithin('request', client.address)
      return onTheBeat(async () => {
        if (await limits.take('requestedMail', client.address, body.email))
          await auth.api.requestPasswordReset({ body })
        return { status: true as const }
      })
    },
  })
  bind(router, contract.resetPassword, {
    allow: anybody,
    handle: async ({ body }) => {
      await refusing(() => auth.api.resetPassword({ body }))
      viewers.forgetAll()
      return { status: true as const }
    },
  })
}

const headersOf = (cookie: string | undefined): Headers => new Headers(cookie ? { cookie } : {})
