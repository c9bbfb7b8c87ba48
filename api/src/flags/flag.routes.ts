import * as contract from '@rollcall/contract/flags.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { parse } from '../platform/http/parse.ts'
import { accountOf, anybody, contributor, moderator, visitor } from '../platform/viewer.ts'
import type { Settle } from '../stills/settling.ts'
import { admittedByWork, tipKey } from '../tips/proven.service.ts'
import type { Hidden } from './flag.model.ts'
import { type FlagParts, flagOf } from './flag.parts.ts'
import { isKnown } from './flag.reader.ts'
import { assertThere, raiseFlag, takeFlag } from './flag.service.ts'
import { viewFlag, viewOwn, viewOwnPage } from './flag.view.ts'
import { resolveFlag, setHiding } from './resolving.service.ts'

export const flagRoutes = (parts: FlagParts, settle: Settle): Router => {
  const router = Router()
  bindRaising(router, parts)
  bindReading(router, parts)
  bindDesk(router, settle)
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
      return { receipt: await takeFlag(secret, key, body, admittedByWork(secret, count, isKnown)) }
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

const bindDesk = (router: Router, settle: Settle): void => {
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
