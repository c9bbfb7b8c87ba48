import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'
import { refuse } from '../refusal.ts'
import { isFiction } from '../site.ts'
import { nonceOf } from './security.ts'
import { saidAsFiction } from './sharing.ts'

const FOR_A_YEAR = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'public, max-age=0, must-revalidate'
const PATIENCE_MS = 500

/** What programs ask for: a page in its place would be taken for an answer. */
const NO_PAGE = /^\/(api|files|assets|iiif|metrics|socket\.io)(\/|$)/

/** The built client: hashed assets for a year; every other address of a page gets index.html with a fresh nonce. */
export const pages = (dist: string): Router => {
  const router = Router()
  router.use('/assets', packed(join(dist, 'assets'), FOR_A_YEAR))
  router.use(packed(dist, ASK_AGAIN))
  router.get('/{*page}', pageOf(join(dist, 'index.html')))
  return router
}

/**
 * Files as they lie there, compressed where they were when they were built. They are looked for each time (`dev`): one
 * that it remembers and a later build has taken away would end the process.
 */
const packed = (folder: string, cacheControl: string): RequestHandler => {
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response) => response.setHeader('Cache-Control', cacheControl),
  })
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // Nobody needs a part of a page's file, and it trips over parts that end before they begin.
    delete request.headers.range
    serve(request, response, next)
  }
}

const pageOf = (file: string): RequestHandler => {
  const newest = newestOf(file)
  return async (request, response) => {
    if (NO_PAGE.test(request.path)) throw refuse('not-found')
    const { index, invented } = newest()
    const page = (await knownFiction()) ? invented : index
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll('__CSP_NONCE__', nonceOf(response)))
  }
}

/** The page as it was built last: it names files that an earlier build did not have. While one is made, the former. */
const newestOf = (file: string) => {
  const builtAt = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs
  const read = () => {
    const at = builtAt()
    const index = readFileSync(file, 'utf8')
    return { at, index, invented: saidAsFiction(index) }
  }
  let known = read()
  return () => {
    const at = builtAt()
    if (at !== undefined && at !== known.at) known = read()
    return known
  }
}

/** A page does not wait long for a database that is away. */
const knownFiction = (): Promise<boolean> =>
  Promise.race([isFiction().catch(() => false), wait(PATIENCE_MS, false, { ref: false })])
