import type { RequestHandler } from 'express'
import { log } from '../log.ts'
import { type Viewer, visitor } from '../viewer.ts'
import { newRequestId } from './bind.ts'

/** Gives the request an id, and logs one line when it is answered: route, status, time; never what was in it. */
export const traceRequests: RequestHandler = (request, response, next) => {
  request.requestId = newRequestId()
  request.viewer = visitor
  response.setHeader('X-Request-Id', request.requestId)
  const began = performance.now()
  response.on('finish', () => {
    const route: unknown = request.route?.path
    log.info(
      {
        requestId: request.requestId,
        method: request.method,
        route: typeof route === 'string' ? route : 'other',
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
      },
      'answered',
    )
  })
  next()
}

/** Finds out who asks, before anything else looks at the request. */
export const resolveViewer =
  (viewerOf: (headers: Headers) => Promise<Viewer>): RequestHandler =>
  async (request, _response, next) => {
    const cookie = request.headers.cookie
    request.viewer = await viewerOf(new Headers(cookie ? { cookie } : {}))
    next()
  }
