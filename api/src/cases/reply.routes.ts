import {
  correctReply,
  listReplies,
  publishReply,
  restoreReply,
  withdrawReply,
  writeReply,
} from '@rollcall/contract/replies.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, anybody, moderator } from '../platform/viewer.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import * as replies from './reply.service.ts'
import { viewReplies, viewReply } from './reply.view.ts'

/** What agencies answered to whom names were handed. */
export const replyRoutes = (assertMayBePublic: AssertMayBePublic): Router => {
  const router = Router()
  bind(router, listReplies, {
    allow: anybody,
    handle: ({ viewer, params, query }) => viewReplies(viewer, params.identificationId, query),
  })
  bind(router, writeReply, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const by = accountOf(viewer)
      const id = await once((session) =>
        replies.writeReply(session, by, params.identificationId, body),
      )
      return viewReply(by, id)
    },
  })
  bind(router, correctReply, {
    allow: moderator,
    handle: async ({ viewer, params: { replyId }, body, once }) => {
      const by = accountOf(viewer)
      await once((session) => replies.correctReply(session, by, replyId, body, assertMayBePublic))
      return viewReply(by, replyId)
    },
  })
  bind(router, publishReply, {
    allow: moderator,
    handle: async ({ viewer, params: { replyId }, body, once }) => {
      const by = accountOf(viewer)
      await once((session) =>
        replies.publishReply(session, by, replyId, body.public, assertMayBePublic),
      )
      return viewReply(by, replyId)
    },
  })
  for (const [endpoint, isGone] of [
    [withdrawReply, true],
    [restoreReply, false],
  ] as const)
    bind(router, endpoint, {
      allow: moderator,
      handle: async ({ viewer, params: { replyId }, once }) => {
        const by = accountOf(viewer)
        await once((session) => replies.withdrawReply(session, by, replyId, isGone))
        return viewReply(by, replyId)
      },
    })
  return router
}
