import { Router } from 'express'
import { openApiDocument } from './openapi.ts'

/** `GET /api/openapi.json`: the contract, for whoever wants to call us. */
export const openApiRoutes = (): Router => {
  const router = Router()
  const document = JSON.stringify(openApiDocument())
  router.get('/api/openapi.json', (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=300').type('json').send(document)
  })
  return router
}
