import {
  decide as decideEndpoint,
  liftRelative,
  openTally,
  releaseText,
  ruleEvidence,
  stopDays,
  takeReleaseBack,
} from '@rollcall/contract/cases.ts'
import { Router } from 'express'
import * as evidence from '../identifications/evidence.service.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, moderator } from '../platform/viewer.ts'
import * as cases from './case.service.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { viewIdentification } from './case.view.ts'
import { decide } from './decision.service.ts'
import * as family from './family.service.ts'
import * as releases from './release.service.ts'
import * as voting from './voting.service.ts'

/** What moderators decide of an identification, and what of its texts they let everybody read. */
export const decidingRoutes = (assertMayBePublic: AssertMayBePublic): Router => {
  const router = Router()
  bindRuling(router, assertMayBePublic)
  bindReleasing(router)
  return router
}

const bindRuling = (router: Router, assertMayBePublic: AssertMayBePublic): void => {
  bind(router, openTally, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        voting.openTally(session, by, params.identificationId, body.reasons),
      )
      return viewIdentification(viewer, id)
    },
  })
  bind(router, ruleEvidence, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once(async (session) => {
        const identification = await evidence.loadRuledOn(session, params.evidenceId)
        await assertMayBePublic(session, identification, body.reasons)
        return evidence.ruleEvidence(session, by, params.evidenceId, body)
      })
      return viewIdentification(viewer, id)
    },
  })
  bind(router, decideEndpoint, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const id = await once(async (session) => {
        const identification = await loadIdentification(session, params.identificationId)
        await assertMayBePublic(session, identification, body.reasons)
        return decide(session, accountOf(viewer), params.identificationId, body)
      })
      return viewIdentification(viewer, id)
    },
  })
  bind(router, stopDays, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        family.stopDays(session, by, params.identificationId, body.reasons),
      )
      return viewIdentification(viewer, id)
    },
  })
  bind(router, liftRelative, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const { identificationId, accountId } = params
      const by = accountOf(viewer)
      const id = await once((session) =>
        cases.liftDeclaration(session, by, identificationId, accountId, body.reasons),
      )
      return viewIdentification(viewer, id)
    },
  })
}

const bindReleasing = (router: Router): void => {
  bind(router, releaseText, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        releases.releaseText(session, by, params.identificationId, body),
      )
      return viewIdentification(viewer, id)
    },
  })
  bind(router, takeReleaseBack, {
    allow: moderator,
    handle: async ({ viewer, params: { identificationId, textId }, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        releases.takeReleaseBack(session, by, identificationId, textId),
      )
      return viewIdentification(viewer, id)
    },
  })
}
