import { getSite } from '@rollcall/contract/site.ts'
import { Router } from 'express'
import { readSite } from '../site.ts'
import { anybody } from '../viewer.ts'
import { bind } from './bind.ts'

/** What this archive is, for whoever shows something of it. */
export const siteRoutes = (): Router => {
  const router = Router()
  bind(router, getSite, { allow: anybody, handle: () => readSite() })
  return router
}
