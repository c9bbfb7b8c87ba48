import { exportConfirmed, notice } from '@rollcall/contract/exports.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { readSite } from '../platform/site.ts'
import { anybody } from '../platform/viewer.ts'
import { download } from './formats.ts'
import { publicRows } from './rows.ts'

export const exportRoutes = (): Router => {
  const router = Router()
  bind(router, exportConfirmed, {
    allow: anybody,
    handle: async ({ params }) => {
      const said = (await readSite()).fiction ? `${fictionNotice} ${notice}` : notice
      return download(params.format, publicRows(said), said)
    },
  })
  return router
}
