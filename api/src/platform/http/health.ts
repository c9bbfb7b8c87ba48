import { healthz, readyz } from '@rollcall/contract/health.ts'
import { Router } from 'express'
import { pingDatabase } from '../database/connect.ts'
import { unlessSilent } from '../database/pulse.ts'
import { phaseNow } from '../lifecycle.ts'
import { refuse } from '../refusal.ts'
import { anybody } from '../viewer.ts'
import { bind } from './bind.ts'

/** `/healthz` says that the process lives, `/readyz` that it takes work ([S5]). */
export const healthRouter = (): Router => {
  const router = Router()
  bind(router, healthz, { allow: anybody, handle: async () => ({ status: phaseNow() }) })
  bind(router, readyz, {
    allow: anybody,
    handle: async () => {
      if (phaseNow() !== 'ok') throw refuse('unready', { detail: `The server is ${phaseNow()}.` })
      await unlessSilent(pingDatabase).catch(() => {
        throw refuse('unready', { detail: 'The database is not answering.', retryAfterSeconds: 1 })
      })
      return { status: 'ok' as const }
    },
  })
  return router
}
