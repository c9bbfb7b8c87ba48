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

/** What would be right, for whoever runs this: he may read it on a page of his own, opened by an address he did not name. */
const wayIn = ({ headers }: IncomingMessage, own: readonly string[]): string => {
  const from = pageOf(headers.origin)
  const to = from ? `: PUBLIC_URL=${[from, ...own].join(',')}` : ''
  return `It came from ${from ?? 'a page'}, which is none of the addresses that this archive is set up for. If it is one of its own, whoever runs the archive has to name it in PUBLIC_URL and start it again${to}`
}

const pageOf = (origin: string | undefined): string | null => {
  const url = URL.canParse(origin ?? '') ? new URL(origin ?? '') : null
  return url && /^https?:$/.test(url.protocol) && url.origin.length < 200 ? url.origin : null
}

export const refuseForeignOrigins =
  (own: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    if (!reading.has(request.method) && !isOwnOrigin(request, own))
      throw refuse('origin.foreign', { detail: wayIn(request, own) })
    next()
  }
