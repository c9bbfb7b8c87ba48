import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { refuse } from '../refusal.ts'
import { nonceOf } from './security.ts'

const YEAR_SECONDS = 31_536_000

/** The built client: hashed assets for a year; every other address of a page gets index.html with a fresh nonce. */
export const pages = (dist: string): Router => {
  const router = Router()
  const index = readFileSync(join(dist, 'index.html'), 'utf8')
  router.use(
    '/assets',
    express.static(join(dist, 'assets'), {
      immutable: true,
      maxAge: YEAR_SECONDS * 1000,
      index: false,
    }),
  )
  router.use(express.static(dist, { index: false, maxAge: 0 }))
  router.get('/{*page}', pageOf(index))
  return router
}

const pageOf =
  (index: string): RequestHandler =>
  (request, response) => {
    if (/^\/(api|files|assets|socket\.io)(\/|$)/.test(request.path)) throw refuse('not-found')
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(index.replaceAll('__CSP_NONCE__', nonceOf(response)))
  }
