import { listAnswers, listEvidence, listProposals } from '@rollcall/contract/casePages.ts'
import { castVote, listDecided, listFamilyDays, takeVoteBack } from '@rollcall/contract/cases.ts'
import {
  getIdentification,
  giveEvidence,
  linkPerson,
  listIdentifications,
  propose,
  withdraw,
} from '@rollcall/contract/identifications.ts'
import { Router } from 'express'
import * as evidence from '../identifications/evidence.service.ts'
import { examinesAs } from '../identifications/giver.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { bind } from '../platform/http/bind.ts'
import {
  accountOf,
  anybody,
  contributor,
  hasAccount,
  moderator,
  readsWithheld,
  type Viewer,
} from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import * as cases from './case.service.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import {
  pageIdentifications,
  viewAnswers,
  viewEvidence,
  viewIdentification,
  viewProposals,
} from './case.view.ts'
import { viewDecided } from './decided.view.ts'
import { viewFamilyDays } from './family.view.ts'
import { namedIn } from './named.reader.ts'
import { proposeFor } from './proposing.service.ts'
import { assertSaidOf } from './saying.service.ts'
import { loadShown, loadToName } from './sighting.reader.ts'
import * as voting from './voting.service.ts'

/** Reading, proposing and answering: what moderators decide lies in `deciding.routes.ts`. */
export const identificationRoutes = (assertMayBePublic: AssertMayBePublic): Router => {
  const router = Router()
  bindReading(router)
  bindProposing(router, assertMayBePublic)
  bindVoting(router)
  return router
}

const bindReading = (router: Router): void => {
  bind(router, listDecided, {
    allow: anybody,
    handle: ({ viewer, query }) => viewDecided(viewer, query),
  })
  bind(router, getIdentification, {
    allow: anybody,
    handle: ({ viewer, params }) => viewIdentification(viewer, params.identificationId),
  })
  bind(router, listEvidence, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewEvidence(viewer, params.identificationId, query),
  })
  bind(router, listProposals, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewProposals(viewer, params.identificationId, query),
  })
  bind(router, listFamilyDays, {
    allow: contributor,
    handle: ({ viewer, query }) => viewFamilyDays(accountOf(viewer), query),
  })
  bind(router, listAnswers, {
    allow: moderator,
    handle: ({ viewer, params, query }) => viewAnswers(viewer, params.identificationId, query),
  })
  bind(router, listIdentifications, {
    allow: anybody,
    handle: async ({ viewer, params, query }) => {
      const subject = await loadShown(viewer, params.subjectId)
      return pageIdentifications(viewer, subject._id, query)
    },
  })
}

const bindProposing = (router: Router, assertMayBePublic: AssertMayBePublic): void => {
  bind(router, propose, {
    allow: contributor,
    handle: async ({ viewer, params, body, once }) => {
      await loadSubject(params.subjectId)
      const who = await namedIn(body)
      const { basis, reasons, relative = false } = body
      const id = await once(async (session) => {
        const man = await loadToName(session, viewer, params.subjectId)
        await assertSaidOf(session, viewer, [man._id], body, assertMayBePublic)
        const given = { who, basis, reasons, relative }
        return proposeFor(session, viewer, giverOf(viewer), man._id, given)
      })
      return viewIdentification(viewer, id)
    },
  })
  bind(router, giveEvidence, {
    allow: contributor,
    handle: async ({ viewer, params, body, once }) => {
      await once(async (session) => {
        const { identificationId } = params
        if (moderator(viewer))
          await assertMayBePublic(
            session,
            await loadIdentification(session, identificationId),
            body,
          )
        return evidence.giveEvidence(session, giverOf(viewer), identificationId, body)
      })
      return viewIdentification(viewer, params.identificationId)
    },
  })
  bind(router, withdraw, {
    allow: contributor,
    handle: async ({ viewer, params, once }) => {
      const id = await once((session) =>
        cases.withdraw(session, accountOf(viewer), params.identificationId),
      )
      return viewIdentification(viewer, id)
    },
  })
  bind(router, linkPerson, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        cases.linkPerson(session, by, params.identificationId, body.personId),
      )
      return viewIdentification(viewer, id)
    },
  })
}

const bindVoting = (router: Router): void => {
  bind(router, castVote, {
    allow: hasAccount,
    handle: async ({ viewer, params, body, keyed }) => {
      await voting.answerIdentification(accountOf(viewer), params.identificationId, body, keyed)
      return viewIdentification(viewer, params.identificationId)
    },
  })
  bind(router, takeVoteBack, {
    allow: hasAccount,
    handle: async ({ viewer, params, keyed }) => {
      await voting.takeAnswerBack(accountOf(viewer), params.identificationId, keyed)
      return viewIdentification(viewer, params.identificationId)
    },
  })
}

const giverOf = (viewer: Viewer) => ({
  accountId: accountOf(viewer).id,
  examines: examinesAs(viewer),
  reads: viewer,
  readsNames: readsWithheld(viewer),
})
