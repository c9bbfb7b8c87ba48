import * as contract from '@rollcall/contract/flags.ts'
import { Router } from 'express'
import { nextBeat } from '../accounts/beat.ts'
import { bind } from '../platform/http/bind.ts'
import { parse } from '../platform/http/parse.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody, contributor, moderator, visitor } from '../platform/viewer.ts'
import type { Settle } from '../stills/settling.ts'
import { tipKey } from '../tips/proven.service.ts'
import { readReceipt } from '../tips/receipt.ts'
import type { FlagDoc, Hidden } from './flag.model.ts'
import { findByReceipt } from './flag.reader.ts'
import { assertThere, ofFlags, raiseFlag, takeFlag } from './flag.service.ts'
import { viewFlag, viewOwn, viewOwnPage } from './flag.view.ts'
import { type FlagLimits, openFlagLimits } from './limits.ts'
import { resolveFlag, setHiding } from './resolving.service.ts'

interface FlagParts {
  /** What receipts are made under, and challenges signed with. */
  readonly secret: string
  readonly limits: FlagLimits
  readonly settle: Settle
}

/** Flags for an API process, on the connected database. */
export const openFlags = async (secret: string, settle: Settle): Promise<Router> =>
  flagRoutes({ secret, limits: await openFlagLimits(secret), settle })

const flagRoutes = (parts: FlagParts): Router => {
  const router = Router()
  bindRaising(router, parts)
  bindReading(router, parts)
  bindDesk(router, parts)
  return router
}

const bindRaising = (router: Router, { secret, limits }: FlagParts): void =>
  bind(router, contract.raiseFlag, {
    allow: anybody,
    handle: async ({ viewer, body, headers, client, once }) => {
      if (contributor(viewer)) {
        await assertThere(body)
        return { id: (await once((session) => raiseFlag(session, viewer, body))) as never }
      }
      const key = parse(tipKey, headers.idempotencyKey, 'Idempotency-Key')
      const count = (proven: boolean) =>
        limits.assertWithin(proven ? 'flag' : 'flagUnproven', client.address)
      return { receipt: await takeFlag(secret, key, body, count) }
    },
  })

const bindReading = (router: Router, parts: FlagParts): void => {
  bind(router, contract.openFlag, {
    allow: anybody,
    handle: async ({ body, client }) =>
      viewOwn(visitor, await flagOf(parts, client.address, body.receipt)),
  })
  bind(router, contract.listOwnFlags, {
    allow: contributor,
    handle: ({ viewer, query }) => viewOwnPage(accountOf(viewer), query),
  })
}

/** Its last word tells whether it is of a flag: what is not was asked for as a tip's, and is counted there as a guess. */
const flagOf = async (
  { secret, limits }: FlagParts,
  address: string,
  text: string,
): Promise<FlagDoc> => {
  const began = performance.now()
  const receipt = readReceipt(secret, text, ofFlags)
  if (receipt) {
    await limits.assertWithin('flagReceipt', address, receipt.lookup)
    const flag = await findByReceipt(receipt)
    if (flag) return flag
    await limits.assertWithin('flagReceiptWrong', address)
  }
  await nextBeat(began)
  throw refuse('receipt.unknown', {
    detail: 'No flag matches this receipt. Please check each of its 12 words.',
  })
}

const bindDesk = (router: Router, { settle }: FlagParts): void => {
  bind(router, contract.getFlag, {
    allow: moderator,
    handle: ({ viewer, params }) => viewFlag(viewer, params.flagId),
  })
  bind(router, contract.hideFlagged, {
    allow: moderator,
    handle: async ({ viewer, params: { flagId }, body: { hides }, once }) => {
      const by = accountOf(viewer)
      await settleAll(settle, await once((session) => setHiding(session, by, flagId, hides)))
      return viewFlag(viewer, flagId)
    },
  })
  bind(router, contract.resolveFlag, {
    allow: moderator,
    handle: async ({ viewer, params: { flagId }, body, once }) => {
      const by = accountOf(viewer)
      await settleAll(settle, await once((session) => resolveFlag(session, by, flagId, body)))
      return viewFlag(viewer, flagId)
    },
  })
}

const settleAll = async (settle: Settle, hidden: readonly Hidden[]): Promise<void> => {
  for (const { kind, id } of hidden) {
    if (kind === 'still') await settle({ stillId: id as never })
    if (kind === 'film') await settle({ filmId: id as never })
  }
}
