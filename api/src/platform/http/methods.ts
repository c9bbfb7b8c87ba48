import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { Router } from 'express'
import { refuse } from '../refusal.ts'

/** After every router: a known path with another method is told so, with `Allow`. */
export const refuseOtherMethods = (): Router => {
  const router = Router()
  for (const path of paths()) {
    const allowed = endpoints
      .filter((endpoint) => endpoint.path === path)
      .map(({ method }) => method)
    router.all(path.replace(/\{(\w+)\}/g, ':$1'), (request, response, next) => {
      if (request.method === 'HEAD' && allowed.includes('GET')) return next()
      response.setHeader(
        'Allow',
        [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', '),
      )
      throw refuse('method.not-allowed', { detail: `Allowed here: ${allowed.join(', ')}.` })
    })
  }
  return router
}

/** Whether an address is that of another endpoint than this one with its parameters: `/people/imports` is nobody's page. */
export const isOther = (endpoint: Endpoint, path: string): boolean =>
  path !== endpoint.path && whole.has(path)

const whole = new Set<string>(
  endpoints.map(({ path }) => path).filter((path) => !path.includes('{')),
)

/** A word before a parameter, so that no path is taken for another one's. */
const paths = (): string[] => {
  const order = (path: string): string => path.replace(/\{\w+\}/g, '~')
  return [...new Set(endpoints.map(({ path }) => path))].sort((a, b) =>
    order(a) < order(b) ? -1 : 1,
  )
}
