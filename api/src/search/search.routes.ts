import { search } from '@rollcall/contract/search.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { viewSearch } from './search.view.ts'

/** One search over all there is. */
export const searchRoutes = (): Router => {
  const router = Router()
  bind(router, search, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSearch(viewer, query),
  })
  return router
}
