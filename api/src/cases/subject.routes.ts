import {
  addSighting,
  describeSighting,
  mendSighting,
  withdrawSighting,
} from '@rollcall/contract/marks.ts'
import { correctPhoto, getStill, restrictStill } from '@rollcall/contract/stills.ts'
import {
  decideSubject,
  getSubject,
  listSubjects,
  mergeSubject,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { dropRefusal, listSuggestions, refuseSuggestion } from '@rollcall/contract/suggestions.ts'
import { countSubjects, getTotals } from '@rollcall/contract/wall.ts'
import { listWhereabouts } from '@rollcall/contract/whereabouts.ts'
import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import type { Session } from '../platform/database/transaction.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, contributor, moderator } from '../platform/viewer.ts'
import { correctPhoto as correct } from '../stills/correcting.service.ts'
import { greysFrom } from '../stills/grey.reader.ts'
import { restrictStill as restrict } from '../stills/restricting.service.ts'
import type { Settle } from '../stills/settling.ts'
import { loadStill } from '../stills/still.reader.ts'
import { markMan } from '../subjects/marking.service.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { decideMan } from './manRuling.service.ts'
import { describeMark, mendMark, withdrawMark } from './mark.service.ts'
import { merge, unmerge } from './merge.service.ts'
import { viewMarked, viewStill, viewSubject, viewSubjects } from './subject.view.ts'
import { keepRefused } from './suggesting.service.ts'
import { viewSuggestions } from './suggesting.view.ts'
import { viewCounts, viewTotals } from './wall.view.ts'
import { viewWhereabouts } from './whereabouts.view.ts'

/** Men and the stills they are marked on. */
export const subjectRoutes = (
  storage: Storage,
  assertMayBePublic: AssertMayBePublic,
  settle: Settle,
): Router => {
  const router = Router()
  const greyOf = greysFrom(storage)
  bind(router, listSuggestions, {
    allow: contributor,
    handle: ({ viewer, params }) => viewSuggestions(accountOf(viewer), greyOf, params.stillId),
  })
  for (const [endpoint, refused] of [
    [refuseSuggestion, true],
    [dropRefusal, false],
  ] as const)
    bind(router, endpoint, {
      allow: contributor,
      handle: async ({ viewer, params, once }) => {
        await once((session) => keepRefused(session, accountOf(viewer), params, refused))
        return { refused }
      },
    })
  bind(router, listSubjects, {
    allow: anybody,
    handle: ({ viewer, query }) => viewSubjects(viewer, query),
  })
  bind(router, countSubjects, {
    allow: anybody,
    handle: ({ viewer, query }) => viewCounts(viewer, query),
  })
  bind(router, listWhereabouts, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewWhereabouts(viewer, params.personId, query),
  })
  bind(router, getTotals, { allow: anybody, handle: ({ viewer }) => viewTotals(viewer) })
  bind(router, getSubject, {
    allow: anybody,
    handle: ({ viewer, params }) => viewSubject(viewer, params.subjectId),
  })
  bind(router, mergeSubject, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        merge(session, by, params.subjectId, body, assertMayBePublic),
      )
      return viewSubject(viewer, id)
    },
  })
  bind(router, unmergeSubject, {
    allow: moderator,
    handle: async ({ viewer, params, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) => unmerge(session, by, params.subjectId))
      return viewSubject(viewer, id)
    },
  })
  bind(router, decideSubject, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        decideMan(session, by, params.subjectId, body, assertMayBePublic),
      )
      return viewSubject(viewer, id)
    },
  })
  bind(router, getStill, {
    allow: anybody,
    handle: ({ viewer, params }) => viewStill(viewer, params.stillId),
  })
  bind(router, restrictStill, {
    allow: moderator,
    handle: async ({ viewer, params: { stillId }, body, once }) => {
      await once((session) => restrict(session, accountOf(viewer), stillId, body))
      await settle({ stillId })
      return viewStill(viewer, stillId)
    },
  })
  bind(router, correctPhoto, {
    allow: contributor,
    handle: async ({ viewer, params: { stillId }, body, once }) => {
      await once((session) => correct(session, accountOf(viewer), stillId, body))
      return viewStill(viewer, stillId)
    },
  })
  bind(router, addSighting, {
    allow: contributor,
    handle: async ({ viewer, params, body, once }) => {
      const still = await loadStill(viewer, params.stillId)
      const marked = await once((session) => markMan(session, accountOf(viewer), still, body))
      return { ...(await viewMarked(viewer, marked)), outcome: marked.outcome }
    },
  })
  bindChanging(router, assertMayBePublic)
  return router
}

/** What is changed of a mark, and what was. */
const bindChanging = (router: Router, assertMayBePublic: AssertMayBePublic): void => {
  bind(router, mendSighting, {
    allow: contributor,
    handle: async ({ viewer, params, body: { reasons = null, ...given }, once }) => {
      const told = { reasons, assertMayBePublic }
      const mend = (session: Session) => mendMark(session, accountOf(viewer), params, given, told)
      return viewStill(viewer, await once(mend))
    },
  })
  bind(router, describeSighting, {
    allow: contributor,
    handle: async ({ viewer, params, body, once }) => {
      const describe = (session: Session) =>
        describeMark(session, accountOf(viewer), params, body, assertMayBePublic)
      return viewStill(viewer, await once(describe))
    },
  })
  bind(router, withdrawSighting, {
    allow: contributor,
    handle: async ({ viewer, params, body: { reasons = null }, once }) => {
      const told = { reasons, assertMayBePublic }
      const withdraw = (session: Session) => withdrawMark(session, accountOf(viewer), params, told)
      return viewStill(viewer, await once(withdraw))
    },
  })
}
