import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'

const FOR_A_YEAR = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/** Files of the built client as they are: hashed assets for a year. */
export const builtFiles = (dist: string): Router => {
  const router = Router()
  router.use('/assets', packed(join(dist, 'assets'), FOR_A_YEAR))
  router.use(packed(dist, ASK_AGAIN))
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

/** Gives the page as it was built last: it names files that an earlier build did not have. While one is made, the former. */
export const indexOf = (dist: string): (() => string) => {
  const file = join(dist, 'index.html')
  const builtAt = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs
  const read = () => ({ at: builtAt(), index: readFileSync(file, 'utf8') })
  let known = read()
  return () => {
    const at = builtAt()
    if (at !== undefined && at !== known.at) known = read()
    return known.index
  }
}
