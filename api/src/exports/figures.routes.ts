import { getFigures } from '@rollcall/contract/figures.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody } from '../platform/viewer.ts'
import { viewFigures } from './figures.view.ts'

export const figuresRoutes = (): Router => {
  const router = Router()
  bind(router, getFigures, { allow: anybody, handle: () => viewFigures() })
  return router
}
