import { getMe, listMail } from '@rollcall/contract/accounts.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { admin, anybody } from '../platform/viewer.ts'
import { presentMail, presentMe } from './account.presenter.ts'
import { listKeptMail } from './mail.service.ts'

export const accountRouter = (): Router => {
  const router = Router()
  bind(router, getMe, { allow: anybody, handle: async ({ viewer }) => presentMe(viewer) })
  bind(router, listMail, {
    allow: admin,
    handle: async ({ query }) => {
      const { items, nextCursor } = await listKeptMail(query)
      return { items: items.map(presentMail), nextCursor }
    },
  })
  return router
}
