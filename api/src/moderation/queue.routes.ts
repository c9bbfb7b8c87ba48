import { claimItem, getClaim, releaseItem } from '@rollcall/contract/claims.ts'
import { getDesk, getOwnDesk } from '@rollcall/contract/desk.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, moderator } from '../platform/viewer.ts'
import { readClaim } from './claim.reader.ts'
import * as claims from './claim.service.ts'
import { viewDesk } from './desk.view.ts'
import { viewOwnDesk } from './ownDesk.view.ts'
import { viewQueue } from './queue.view.ts'

export const queueRoutes = (): Router => {
  const router = Router()
  bind(router, getQueue, {
    allow: moderator,
    handle: ({ viewer, query }) => viewQueue(accountOf(viewer), query),
  })
  bind(router, getDesk, {
    allow: moderator,
    handle: ({ viewer, query }) => viewDesk(accountOf(viewer), query),
  })
  bind(router, getOwnDesk, {
    allow: moderator,
    handle: ({ viewer, query }) => viewOwnDesk(accountOf(viewer), query.since),
  })
  bind(router, getClaim, {
    allow: moderator,
    handle: async ({ viewer, params }) => ({
      claim: await readClaim(accountOf(viewer), await claims.caseOf(params.itemId)),
    }),
  })
  bind(router, claimItem, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const caseId = await once((session) => claims.claimItem(session, by, params.itemId, body))
      return { claim: await readClaim(by, caseId) }
    },
  })
  bind(router, releaseItem, {
    allow: moderator,
    handle: async ({ viewer, params, once }) => {
      const by = accountOf(viewer)
      const caseId = await once((session) => claims.releaseItem(session, by, params.itemId))
      return { claim: await readClaim(by, caseId) }
    },
  })
  return router
}
