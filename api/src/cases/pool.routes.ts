import { getPool } from '@rollcall/contract/pool.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { viewPool } from './pool.view.ts'

/** Whom of the roster an unknown man could be. */
export const poolRoutes = (): Router => {
  const router = Router()
  bind(router, getPool, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewPool(viewer, params.subjectId, query),
  })
  return router
}
