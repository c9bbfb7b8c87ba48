import * as office from '@rollcall/contract/office.ts'
import { Router } from 'express'
import { bind } from '../http/bind.ts'
import { accountOf, admin } from '../viewer.ts'
import { countFailures, type Failed, kindOf, readFailures, ruleFailure } from './failures.ts'

/** What failed so often that it waits for a person, and what an admin does about it. */
export const failureRoutes = (): Router => {
  const router = Router()
  bind(router, office.listFailures, {
    allow: admin,
    handle: async ({ query }) => {
      const { items, nextCursor } = await readFailures(query)
      return { items: items.map(presentFailure), nextCursor }
    },
  })
  bind(router, office.ruleFailure, {
    allow: admin,
    handle: async ({ viewer, params: { failureId }, body: { ruling }, once }) => {
      await once((session) => ruleFailure(session, accountOf(viewer).id, failureId, ruling))
      return { waiting: await countFailures() }
    },
  })
  return router
}

const presentFailure = ({ name, failures, waits }: Failed) => ({
  id: waits._id as office.Failure['id'],
  work: name,
  kind: kindOf(name),
  since: waits.since.toISOString(),
  failures,
  error: waits.error,
})
