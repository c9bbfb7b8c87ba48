import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { download } from './formats.ts'
import { publicRows } from './rows.ts'

export const exportRoutes = (): Router => {
  const router = Router()
  bind(router, exportConfirmed, {
    allow: anybody,
    handle: async ({ params }) => download(params.format, publicRows()),
  })
  return router
}
