import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Strict headers for everything. Scripts only from here; styles from here or with this request's nonce, which
 * index.html carries for the libraries that insert style elements.
 */
export const securityHeaders = (publicUrls: readonly string[]): RequestHandler[] => [
  (_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString('base64')
    next()
  },
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        // What plays films in pieces hands them to the browser as a blob.
        'media-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", ...publicUrls.map((url) => url.replace(/^http/, 'ws'))],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrls.every((url) => url.startsWith('https:')),
  }),
]

export const nonceOf = (response: unknown): string =>
  (response as { locals: { nonce: string } }).locals.nonce
