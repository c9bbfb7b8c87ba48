import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Histogram } from 'prom-client'
import { log } from '../log.ts'
import { type Viewer, visitor } from '../viewer.ts'

const answered = new Histogram({
  name: 'rollcall_http_seconds',
  help: 'Time until a request was answered.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
})

/** Gives the request an id (what a client sends as one is not believed), and logs one line when it is answered: route, status, time; never what was in it. */
export const traceRequests: RequestHandler = (request, response, next) => {
  request.requestId = randomUUID()
  request.viewer = visitor
  response.setHeader('X-Request-Id', request.requestId)
  const began = performance.now()
  response.on('finish', () => {
    const path: unknown = request.route?.path
    const route = typeof path === 'string' ? path : 'other'
    const ms = performance.now() - began
    const { method } = request
    answered.observe({ method, route, status: response.statusCode }, ms / 1000)
    log.info(
      {
        requestId: request.requestId,
        method,
        route,
        status: response.statusCode,
        ms: Math.round(ms),
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
