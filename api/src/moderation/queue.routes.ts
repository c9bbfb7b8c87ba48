import { getQueue } from '@rollcall/contract/moderation.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { moderator } from '../platform/viewer.ts'
import { viewQueue } from './queue.service.ts'

export const queueRoutes = (): Router => {
  const router = Router()
  bind(router, getQueue, {
    allow: moderator,
    handle: ({ viewer, query }) => viewQueue(viewer, query),
  })
  return router
}
