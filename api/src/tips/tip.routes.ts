import { answerTip, convertTip, dismissTip, getTip } from '@rollcall/contract/tipDesk.ts'
import { addToTip, getTipChallenge, openThread, sendTip } from '@rollcall/contract/tips.ts'
import { Router } from 'express'
import { z } from 'zod'
import { nextBeat } from '../accounts/beat.ts'
import { keyedAct, once } from '../platform/database/once.ts'
import { bind } from '../platform/http/bind.ts'
import { parse } from '../platform/http/parse.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody, moderator } from '../platform/viewer.ts'
import { makeChallenge, triesAfter } from './challenge.ts'
import * as conversion from './conversion.service.ts'
import { openTipLimits, type TipLimits } from './limits.ts'
import { readReceipt } from './receipt.ts'
import * as threads from './thread.service.ts'
import type { Tip } from './tip.model.ts'
import { findByReceipt } from './tip.reader.ts'
import { takeTip } from './tip.service.ts'
import { viewThread, viewTip } from './tip.view.ts'

const tipKey = z.uuidv4(
  'must be a random UUID, new for each tip and the same when it is sent again',
)

interface TipParts {
  /** What receipts are made under and challenges signed with. */
  readonly secret: string
  readonly limits: TipLimits
}

/** Tips for an API process, on the connected database. */
export const openTips = async (secret: string): Promise<Router> =>
  tipRoutes({ secret, limits: await openTipLimits(secret) })

const tipRoutes = (parts: TipParts): Router => {
  const router = Router()
  bindSending(router, parts)
  bindThread(router, parts)
  bindDesk(router)
  return router
}

/** Whoever sends a tip is nobody in particular: not even an account that he has is looked at. */
const bindSending = (router: Router, { secret, limits }: TipParts): void => {
  bind(router, getTipChallenge, {
    allow: anybody,
    handle: async ({ client }) => {
      const asked = await limits.assertWithin('tipChallenge', client.address)
      return makeChallenge(secret, triesAfter(asked))
    },
  })
  bind(router, sendTip, {
    allow: anybody,
    handle: async ({ body, headers, client }) => {
      const key = parse(tipKey, headers.idempotencyKey, 'Idempotency-Key')
      const count = (proven: boolean) =>
        limits.assertWithin(proven ? 'tip' : 'tipUnproven', client.address)
      return { receipt: await takeTip(secret, key, body, count) }
    },
  })
}

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
      const { text } = body
      const key = headers.idempotencyKey
      const keyed = key === undefined ? null : keyedAct(`tip:${tip._id}`, key, { text })
      await parts.limits.assertWithin('tipMessage', client.address, tip._id)
      await once(keyed, (session) => threads.addToTip(session, tip._id, text))
      return viewThread(tip._id)
    },
  })
}

/**
 * Whatever is wrong with a receipt, it is said in the same words and on the same beat. Guesses are counted by address,
 * and never hold up what is a receipt; the slow hash is counted by address and receipt.
 */
const tipOf = async ({ secret, limits }: TipParts, address: string, text: string): Promise<Tip> => {
  const began = performance.now()
  const receipt = readReceipt(secret, text)
  if (receipt) await limits.assertWithin('tipReceipt', address, receipt.lookup)
  const tip = receipt && (await findByReceipt(receipt))
  if (tip) return tip
  await limits.assertWithin('tipReceiptWrong', address)
  await nextBeat(began)
  throw refuse('receipt.unknown', {
    detail: 'No tip has this receipt. Please compare each of its twelve words.',
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
