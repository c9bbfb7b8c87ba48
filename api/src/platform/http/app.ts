import express, { type Express, type RequestHandler, type Router } from 'express'
import { isSilent, noAnswer } from '../database/pulse.ts'
import type { Env } from '../env.ts'
import { phaseNow } from '../lifecycle.ts'
import { refuse } from '../refusal.ts'
import { diskFull, isDiskFull } from '../reserve.ts'
import type { Viewer } from '../viewer.ts'
import { healthRouter } from './health.ts'
import { refuseOtherMethods } from './methods.ts'
import { refuseForeignOrigins } from './origin.ts'
import { builtFiles } from './pages.ts'
import { answerErrors, nothingHere } from './problems.ts'
import { resolveViewer, traceRequests } from './requests.ts'
import { securityHeaders } from './security.ts'

export interface AppParts {
  readonly env: Env
  readonly viewerOf: (headers: Headers) => Promise<Viewer>
  /** What reads the body itself: accounts and uploads. */
  readonly beforeBodies: readonly Router[]
  readonly routers: readonly Router[]
  /** What people open: it answers every address that nothing else does. */
  readonly pages: Router
  /** Folder of the built client. */
  readonly dist: string
}

/** The express application; the order of its layers is what keeps the promises S2, S3 and S5. */
export const buildApp = (parts: AppParts): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.set('trust proxy', [...parts.env.trustedProxies])
  app.use(buildDoor(), refuseOnFullDisk(parts.env.dataDir))
  app.use(securityHeaders(parts.env.publicUrls), refuseForeignOrigins(parts.env.publicUrls))
  app.use(['/api', '/iiif'], resolveViewer(parts.viewerOf))
  for (const router of parts.beforeBodies) app.use(router)
  app.use('/api', express.json({ limit: '256kb', strict: false }))
  for (const router of parts.routers) app.use(router)
  app.use(refuseOtherMethods())
  app.use(builtFiles(parts.dist), parts.pages)
  app.use(nothingHere, answerErrors)
  return app
}

/** What stands before everything, and alone while the process starts: health, and a refusal outside hours ([S5]). */
export const buildDoor = (): Express => {
  const door = express()
  door.disable('x-powered-by')
  door.set('etag', false)
  door.use(traceRequests, healthRouter(), refuseOutsideHours, refuseInSilence, answerErrors)
  return door
}

const refuseOutsideHours: RequestHandler = (_request, response, next) => {
  if (phaseNow() === 'starting')
    throw refuse('unready', {
      detail: 'The server is starting. Please try again in a moment.',
      retryAfterSeconds: 1,
    })
  if (phaseNow() === 'stopping') response.setHeader('Connection', 'close')
  next()
}

/** On a full disk what brings files is refused; once the database has nothing left, all that changes anything but tips and sign-ins ([S5]). */
const refuseOnFullDisk =
  (dataDir: string): RequestHandler =>
  ({ method, path }, _response, next) => {
    const isChange = /^(?:POST|PUT|PATCH)$/.test(method)
    const full = isChange ? isDiskFull(dataDir) : 'no'
    const refused = full === 'left' ? bringsFiles : full === 'gone' ? needsRoom : null
    if (refused?.test(path)) throw diskFull()
    next()
  }
const bringsFiles =
  /^\/api\/(?:uploads(?:\/.*)?|films|stills|documents|people\/imports)$|\/(?:portraits|files|stills|run)$/
const needsRoom = /^\/api\/(?!auth\/|tips)/

/** While the database does not answer, nothing is begun that needs it: it would wait. */
const refuseInSilence: RequestHandler = (request, _response, next) => {
  if (isSilent() && /^\/(api|iiif)\//.test(request.path)) throw noAnswer()
  next()
}
