import { randomUUID } from 'node:crypto'
import { answerTip, convertTip, dismissTip, getTip } from '@rollcall/contract/tipDesk.ts'
import {
  addToTip,
  getTipChallenge,
  keyInTip,
  openThread,
  sendTip,
} from '@rollcall/contract/tips.ts'
import { Router } from 'express'
import { makeChallenge, triesAfter } from '../platform/challenge.ts'
import { keyedAct, once } from '../platform/database/once.ts'
import { bind } from '../platform/http/bind.ts'
import { parse } from '../platform/http/parse.ts'
import { accountOf, anybody, contributor, moderator } from '../platform/viewer.ts'
import * as conversion from './conversion.service.ts'
import * as keying from './keying.service.ts'
import { tipKey } from './proven.service.ts'
import * as threads from './thread.service.ts'
import { type TipParts, tipOf } from './tip.parts.ts'
import { byWork, takeTip } from './tip.service.ts'
import { viewThread, viewTip } from './tip.view.ts'

/** Tips over the API. */
export const tipRoutes = (parts: TipParts): Router => {
  const router = Router()
  bindSending(router, parts)
  bindKeying(router, parts)
  bindThread(router, parts)
  bindDesk(router)
  return router
}

/** Whoever sends a tip is nobody in particular: not even an account that he has is looked at. */
const bindSending = (router: Router, { secret, limits }: TipParts): void => {
  bind(router, getTipChallenge, {
    allow: anybody,
    handle: async ({ client }) => {
      await limits.assertWithin('tipChallenge', client.address)
      const asked = await limits.assertWithin('tipWork', client.address)
      return makeChallenge(secret, triesAfter(asked))
    },
  })
  bind(router, sendTip, {
    allow: anybody,
    handle: async ({ body, headers, client }) => {
      const key = parse(tipKey, headers.idempotencyKey, 'Idempotency-Key')
      const count = (proven: boolean) =>
        limits.assertWithin(proven ? 'tip' : 'tipUnproven', client.address)
      return { receipt: await takeTip(secret, key, body, byWork(secret, count)) }
    },
  })
}

/** What was written on paper has nobody at a screen: an account answers for it instead of a proof of work. */
const bindKeying = (router: Router, { secret }: TipParts): void =>
  bind(router, keyInTip, {
    allow: contributor,
    handle: async ({ viewer, body, headers, once }) => {
      const key = headers.idempotencyKey ?? randomUUID()
      return { receipt: await keying.keyInTip(secret, accountOf(viewer), key, body, once) }
    },
  })

const bindThread = (router: Router, parts: TipParts): void => {
  // It is no tip that has the id `thread`.
  router.get(openThread.path, (_request, _response, next) => next('router'))
  bind(router, openThread, {
    allow: anybody,
    handle: async ({ body, client }) =>
      viewThread((await tipOf(parts, client.address, body.receipt))._id),
  })
  bind(router, addToTip, {
    allow: anybody,
    handle: async ({ body, headers, client }) => {
      const tip = await tipOf(parts, client.address, body.receipt)
      const { receipt: _, ...added } = body
      const key = headers.idempotencyKey
      const keyed = key === undefined ? null : keyedAct(`tip:${tip._id}`, key, added)
      await parts.limits.assertWithin('tipMessage', client.address, tip._id)
      await once(keyed, (session) => threads.addToTip(session, tip._id, added))
      return viewThread(tip._id)
    },
  })
}

const bindDesk = (router: Router): void => {
  bind(router, getTip, {
    allow: moderator,
    handle: ({ viewer, params }) => viewTip(viewer, params.tipId),
  })
  bind(router, answerTip, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      await once((session) => threads.answerTip(session, by, params.tipId, body.text))
      return viewTip(viewer, params.tipId)
    },
  })
  bind(router, convertTip, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      await once((session) => conversion.convertTip(session, by, params.tipId, body))
      return viewTip(viewer, params.tipId)
    },
  })
  bind(router, dismissTip, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      await once((session) => conversion.dismissTip(session, by, params.tipId, body.reasons))
      return viewTip(viewer, params.tipId)
    },
  })
}
