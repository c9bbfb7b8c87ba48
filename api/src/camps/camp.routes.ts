import * as contract from '@rollcall/contract/camps.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor, moderator } from '../platform/viewer.ts'
import { listCamps } from './camp.reader.ts'
import { addCamp, correctCamp, declareDistinct } from './camp.service.ts'
import { showCamp, showCamps } from './camp.view.ts'

/** The list of camps: it grows as people name them, and moderators correct it. */
export const campRoutes = (): Router => {
  const router = Router()
  bind(router, contract.listCamps, {
    allow: anybody,
    handle: async ({ viewer, query }) => {
      const { camps, nextCursor } = await listCamps(query)
      return { items: await showCamps(viewer, camps), nextCursor }
    },
  })
  bind(router, contract.addCamp, {
    allow: contributor,
    handle: async ({ viewer, body, once }) =>
      showCamp(viewer, await once((session) => addCamp(session, accountOf(viewer), body))),
  })
  bind(router, contract.getCamp, {
    allow: anybody,
    handle: ({ viewer, params }) => showCamp(viewer, params.campId),
  })
  bind(router, contract.correctCamp, {
    allow: moderator,
    handle: async ({ viewer, params: { campId }, body, once }) => {
      await once((session) => correctCamp(session, accountOf(viewer), campId, body))
      return showCamp(viewer, campId)
    },
  })
  bind(router, contract.declareDistinct, {
    allow: moderator,
    handle: async ({ viewer, params: { campId, otherId }, body, once }) => {
      const both = [campId, otherId] as const
      await once((session) => declareDistinct(session, accountOf(viewer), both, body))
      return showCamp(viewer, campId)
    },
  })
  return router
}
