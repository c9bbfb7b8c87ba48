import {
  getSession,
  signIn,
  signOut,
  signOutElsewhere,
  signOutEverywhere,
} from '@rollcall/contract/accounts.ts'
import type { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { languageChosen } from '../platform/http/language.ts'
import { accountOf, anybody } from '../platform/viewer.ts'
import { keepLanguage } from './account.standing.ts'
import { inOneAct } from './auth.acts.ts'
import { refusing } from './auth.refusals.ts'
import type { AuthParts } from './auth.routes.ts'
import { nextBeat } from './beat.ts'
import { assertAdmitted } from './door.ts'
import { headersOf } from './sessionCookie.ts'

export const bindSignIn = (router: Router, parts: AuthParts): void => {
  const { auth, limits } = parts
  bind(router, signIn, {
    allow: anybody,
    handle: async ({ body: { challenge, ...body }, client }) => {
      const began = performance.now()
      const counted = [['signIn'], ['signInAs', body.email]] as const
      await assertAdmitted(parts, client.address, counted, challenge)
      try {
        const asked = { body, returnHeaders: true } as const
        const done = await refusing(() =>
          inOneAct(async (session) => {
            const done = await auth.api.signInEmail(asked)
            await keepLanguage(session, body.email, languageChosen(client.cookie))
            return done
          }),
        )
        // Only failures count. They are counted before they are known, so that many at once do not slip through.
        await limits.giveBack('signIn', client.address)
        await limits.giveBack('signInAs', client.address, body.email)
        client.setCookies(done.headers.getSetCookie())
        const { response } = done
        return 'user' in response ? { user: response.user } : response
      } catch (error) {
        await nextBeat(began)
        throw error
      }
    },
  })
}

export const bindSignOut = (router: Router, { auth, viewers }: AuthParts): void =>
  bind(router, signOut, {
    allow: anybody,
    handle: async ({ client }) => {
      const headers = headersOf(client.cookie)
      const done = await auth.api.signOut({ headers, returnHeaders: true })
      viewers.forgetAll()
      client.setCookies(done.headers.getSetCookie())
      return { success: true as const }
    },
  })

export const bindSignOutEverywhere = (router: Router, { auth, viewers }: AuthParts): void =>
  bind(router, signOutEverywhere, {
    allow: anybody,
    handle: async ({ viewer, client }) => {
      accountOf(viewer)
      const headers = headersOf(client.cookie)
      const done = await refusing(() =>
        inOneAct(async () => {
          await auth.api.revokeSessions({ headers })
          return auth.api.signOut({ headers, returnHeaders: true })
        }),
      )
      viewers.forgetAll()
      client.setCookies(done.headers.getSetCookie())
      return { status: true as const }
    },
  })

export const bindSignOutElsewhere = (router: Router, { auth, viewers }: AuthParts): void =>
  bind(router, signOutElsewhere, {
    allow: anybody,
    handle: async ({ viewer, client }) => {
      accountOf(viewer)
      await refusing(() => auth.api.revokeOtherSessions({ headers: headersOf(client.cookie) }))
      viewers.forgetAll()
      return { status: true as const }
    },
  })

export const bindGetSession = (router: Router, { auth }: AuthParts): void =>
  bind(router, getSession, {
    allow: anybody,
    handle: async ({ client }) => {
      const found = await auth.api.getSession({ headers: headersOf(client.cookie) })
      if (!found) return null
      const { session, user } = found
      return { session: { ...session, expiresAt: session.expiresAt.toISOString() }, user }
    },
  })
