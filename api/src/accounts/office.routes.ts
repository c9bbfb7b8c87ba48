import * as office from '@rollcall/contract/officeAccounts.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { accountOf, admin } from '../platform/viewer.ts'
import { changeAccount, holdAdmin } from './account.changes.ts'
import { loadAccount, readAccountPage } from './account.list.ts'
import { assertMayChange } from './account.policy.ts'
import { presentAccount } from './account.presenter.ts'

/** Accounts as an admin sees and changes them. */
export const officeAccountRoutes = (): Router => {
  const router = Router()
  bind(router, office.listAccounts, {
    allow: admin,
    handle: async ({ viewer, query }) => {
      const { found, nextCursor } = await readAccountPage(query)
      return { items: found.map((user) => presentAccount(viewer, user)), nextCursor }
    },
  })
  bind(router, office.changeAccount, {
    allow: admin,
    handle: async ({ viewer, params: { accountId: id }, body, once }) => {
      const by = accountOf(viewer)
      await once(async (session) => {
        const account = await loadAccount(id, session)
        assertMayChange(viewer, account)
        await holdAdmin(session, by)
        const { _id } = account
        await changeAccount(session, by.id, { _id }, body)
        return id
      })
      return presentAccount(viewer, await loadAccount(id))
    },
  })
  return router
}
