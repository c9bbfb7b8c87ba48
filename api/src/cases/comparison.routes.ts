import { findTrial, listComparisons, skipComparison } from '@rollcall/contract/comparisons.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor } from '../platform/viewer.ts'
import { countGivenSince } from '../votes/vote.reader.ts'
import * as comparisons from './comparison.service.ts'
import { viewComparisons, viewTrial } from './comparison.view.ts'

/** What there is to compare. The answers themselves are votes. */
export const comparisonRoutes = (): Router => {
  const router = Router()
  bind(router, listComparisons, {
    allow: contributor,
    handle: async ({ viewer, query: { limit, since } }) => {
      const by = accountOf(viewer)
      const today = since === undefined ? midnight() : new Date(since)
      return {
        ...(await viewComparisons(by, limit)),
        doneToday: await countGivenSince(by.id, today),
        nextCursor: null,
      }
    },
  })
  bind(router, findTrial, {
    allow: anybody,
    handle: async ({ viewer }) => ({ trial: await viewTrial(viewer) }),
  })
  bind(router, skipComparison, {
    allow: contributor,
    handle: async ({ viewer, params, once }) => {
      const by = accountOf(viewer)
      await once((session) => comparisons.skipComparison(session, by, params.identificationId))
      return { skipped: true as const }
    },
  })
  return router
}

const midnight = (): Date => new Date(new Date().setUTCHours(0, 0, 0, 0))
