import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Router } from 'express'
import { docsPage } from './docs/page.ts'
import { openApiDocument } from './openapi.ts'
import { nonceOf } from './security.ts'

const css = readFileSync(join(import.meta.dirname, 'docs/page.css'), 'utf8')

/** `GET /api/openapi.json`: the contract, for whoever wants to call us; `GET /api/docs`: the same to read. */
export const openApiRoutes = (): Router => {
  const router = Router()
  const document = once(openApiDocument)
  const json = once(() => JSON.stringify(document()))
  router.get('/api/openapi.json', (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=300').type('json').send(json())
  })
  router.get('/api/docs', (_request, response) => {
    const page = docsPage(document(), nonceOf(response), css)
    response.setHeader('Cache-Control', 'no-store').type('html').send(page)
  })
  return router
}

/** Made when somebody first asks: a third of a second, of which no start has to wait. */
const once = <T extends NonNullable<unknown>>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
