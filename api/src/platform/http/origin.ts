import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse } from '../refusal.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request comes from one of our own pages or from no page at all. Browsers send `Origin` with whatever
 * changes something, and with sockets; where it is missing, `Sec-Fetch-Site` still tells of another site.
 */
export const isOwnOrigin = (request: IncomingMessage, own: readonly string[]): boolean => {
  const { origin } = request.headers
  if (origin !== undefined) return own.includes(origin)
  return request.headers['sec-fetch-site'] !== 'cross-site'
}

export const refuseForeignOrigins =
  (own: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    if (!reading.has(request.method) && !isOwnOrigin(request, own)) throw refuse('origin.foreign')
    next()
  }
