import { hideChange, listChanges } from '@rollcall/contract/history.ts'
import { Router } from 'express'
import { loadChange, setHidden } from '../platform/changes.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, moderator } from '../platform/viewer.ts'
import { viewChange, viewChanges } from './history.view.ts'

/** What was changed of things, and what of that moderators hide. */
export const historyRoutes = (): Router => {
  const router = Router()
  bind(router, listChanges, {
    allow: anybody,
    handle: ({ viewer, query }) => viewChanges(viewer, query),
  })
  bind(router, hideChange, {
    allow: moderator,
    handle: async ({ viewer, params: { changeId }, body, once }) => {
      const by = accountOf(viewer).id
      await once(async (session) => {
        await setHidden(session, by, await loadChange(changeId, session), body)
      })
      return viewChange(viewer, changeId)
    },
  })
  return router
}
