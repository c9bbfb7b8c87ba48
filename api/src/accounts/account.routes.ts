import { chooseLanguage, getMe, listMail } from '@rollcall/contract/accounts.ts'
import express, { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, admin, anybody, contributor } from '../platform/viewer.ts'
import { presentMail, presentMe } from './account.presenter.ts'
import { keepLanguage } from './account.standing.ts'
import { listKeptMail } from './mail.service.ts'

export const accountRouter = (): Router => {
  const router = Router()
  router.use('/api/me', express.json({ limit: '16kb', strict: false }))
  bind(router, getMe, { allow: anybody, handle: async ({ viewer }) => presentMe(viewer) })
  bind(router, chooseLanguage, {
    allow: contributor,
    handle: async ({ viewer, body, once }) => {
      const { email } = accountOf(viewer)
      await once((session) => keepLanguage(session, email, body.language))
      return presentMe(viewer)
    },
  })
  bind(router, listMail, {
    allow: admin,
    handle: async ({ query }) => {
      const { items, nextCursor } = await listKeptMail(query)
      return { items: items.map(presentMail), nextCursor }
    },
  })
  return router
}
