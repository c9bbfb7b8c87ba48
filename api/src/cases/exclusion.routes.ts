import {
  contestExclusion,
  listExclusions,
  listPersonExclusions,
  raiseExclusion,
  ruleExclusion,
} from '@rollcall/contract/exclusions.ts'
import { Router } from 'express'
import { loadExclusion, readProposedAs } from '../identifications/exclusion.reader.ts'
import * as exclusions from '../identifications/exclusion.service.ts'
import { isOnRoster } from '../people/people.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { bind } from '../platform/http/bind.ts'
import { refuseField } from '../platform/refusal.ts'
import { accountOf, anybody, contributor, moderator } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { viewExclusion } from './exclusion.reader.ts'
import { viewExclusions, viewPersonExclusions } from './exclusion.view.ts'
import { assertSaidOf } from './saying.service.ts'
import { loadToName } from './sighting.reader.ts'

/** Whom a man cannot be, and why ([X1] to [X3]). */
export const exclusionRoutes = (assertMayBePublic: AssertMayBePublic): Router => {
  const router = Router()
  bind(router, listExclusions, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewExclusions(viewer, params.subjectId, query),
  })
  bind(router, listPersonExclusions, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewPersonExclusions(viewer, params.personId, query),
  })
  bind(router, raiseExclusion, {
    allow: contributor,
    handle: async ({ viewer, params, body: { personId, reasons }, once }) => {
      const { id: accountId } = accountOf(viewer)
      await loadSubject(params.subjectId)
      const id = await once(async (session) => {
        const man = await loadToName(session, viewer, params.subjectId)
        if (!(await isOnRoster(personId, session)))
          throw refuseField('personId', 'there is no such person on the roster')
        await assertSaidOf(session, viewer, [man._id], { reasons }, assertMayBePublic)
        const given = { subjectId: man._id, personId, reasons }
        return exclusions.raiseExclusion(session, { accountId }, given)
      })
      return viewExclusion(viewer, id)
    },
  })
  bind(router, ruleExclusion, {
    allow: moderator,
    handle: async ({ viewer, params: { exclusionId }, body, once }) => {
      await once(async (session) => {
        await assertWithinLeave(session, assertMayBePublic, exclusionId, body.reasons)
        await exclusions.ruleExclusion(session, accountOf(viewer), exclusionId, body)
        return exclusionId
      })
      return viewExclusion(viewer, exclusionId)
    },
  })
  bind(router, contestExclusion, {
    allow: contributor,
    handle: async ({ viewer, params: { exclusionId }, body, once }) => {
      const by = accountOf(viewer)
      await once(async (session) => {
        // Of a man who is not there for him nobody learns whether there is one ([A9]).
        await viewExclusion(viewer, exclusionId)
        if (moderator(viewer))
          await assertWithinLeave(session, assertMayBePublic, exclusionId, body.reasons)
        await exclusions.contestExclusion(session, by, exclusionId, body.reasons)
        return exclusionId
      })
      return viewExclusion(viewer, exclusionId)
    },
  })
  return router
}

/** Of what is ruled everybody reads why: no words that the sender of a tip keeps back ([T2]). */
const assertWithinLeave = async (
  session: Session,
  assertMayBePublic: AssertMayBePublic,
  exclusionId: string,
  reasons: string,
): Promise<void> => {
  const row = await loadExclusion(exclusionId, session)
  const about = await readProposedAs(session, row)
  const itself = { ...row, proposals: [] }
  for (const one of about.length > 0 ? about : [itself])
    await assertMayBePublic(session, one, reasons)
}
