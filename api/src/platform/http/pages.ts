import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'
import { refuse } from '../refusal.ts'
import { isFiction } from '../site.ts'
import { nonceOf } from './security.ts'
import { saidAsFiction } from './sharing.ts'

const YEAR_SECONDS = 31_536_000
const PATIENCE_MS = 500

/** What programs ask for: a page in its place would be taken for an answer. */
const NO_PAGE = /^\/(api|files|assets|iiif|metrics|socket\.io)(\/|$)/

/** The built client: hashed assets for a year; every other address of a page gets index.html with a fresh nonce. */
export const pages = (dist: string): Router => {
  const router = Router()
  const index = readFileSync(join(dist, 'index.html'), 'utf8')
  router.use('/assets', packed(join(dist, 'assets'), { immutable: true, maxAge: YEAR_SECONDS }))
  router.use(packed(dist, { maxAge: 0, etag: true }))
  router.get('/{*page}', pageOf(index))
  return router
}

/** Files as they lie there, compressed where they were when they were built. */
const packed = (folder: string, options: Parameters<typeof sirv>[1]): RequestHandler => {
  const serve = sirv(folder, { ...options, brotli: true, gzip: true, extensions: [] })
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // Nobody needs a part of a page's file, and it trips over parts that end before they begin.
    delete request.headers.range
    serve(request, response, next)
  }
}

const pageOf = (index: string): RequestHandler => {
  const invented = saidAsFiction(index)
  return async (request, response) => {
    if (NO_PAGE.test(request.path)) throw refuse('not-found')
    const page = (await knownFiction()) ? invented : index
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll('__CSP_NONCE__', nonceOf(response)))
  }
}

/** A page does not wait long for a database that is away. */
const knownFiction = (): Promise<boolean> =>
  Promise.race([isFiction().catch(() => false), wait(PATIENCE_MS, false, { ref: false })])
