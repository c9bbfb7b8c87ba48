import { search } from '@rollcall/contract/search.ts'
import { countSources, listSources } from '@rollcall/contract/sources.ts'
import { countStills, listStills } from '@rollcall/contract/stills.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { viewSearch } from './search.view.ts'
import { viewSourceCounts, viewSources } from './sources.list.ts'
import { viewStillCounts, viewStills } from './stills.list.ts'

/** One search over all there is, the films and photos in one list, and the stills. */
export const searchRoutes = (): Router => {
  const router = Router()
  bind(router, search, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSearch(viewer, query),
  })
  bind(router, listStills, {
    allow: anybody,
    handle: ({ viewer, query }) => viewStills(viewer, query),
  })
  bind(router, countStills, {
    allow: anybody,
    handle: ({ viewer, query }) => viewStillCounts(viewer, query),
  })
  bind(router, countSources, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSourceCounts(viewer, query),
  })
  bind(router, listSources, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSources(viewer, query),
  })
  return router
}
