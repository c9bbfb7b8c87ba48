import { addSighting, getStill } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.service.ts'
import { markMan } from '../subjects/marking.service.ts'
import { viewMarked, viewStill, viewSubject, viewSubjects } from './subject.view.ts'

/** Men and the stills they are marked on. */
export const subjectRoutes = (): Router => {
  const router = Router()
  bind(router, listSubjects, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSubjects(viewer, query),
  })
  bind(router, getSubject, {
    allow: anybody,
    handle: ({ viewer, params }) => viewSubject(viewer, params.subjectId),
  })
  bind(router, getStill, {
    allow: anybody,
    handle: ({ viewer, params }) => viewStill(viewer, params.stillId),
  })
  bind(router, addSighting, {
    allow: contributor,
    handle: async ({ viewer, params, body, once }) => {
      const still = await loadStill(params.stillId)
      const marked = await once((session) => markMan(session, accountOf(viewer), still, body))
      return { ...(await viewMarked(viewer, marked)), outcome: marked.outcome }
    },
  })
  return router
}
