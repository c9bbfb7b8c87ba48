import { problems } from '@rollcall/contract/problem.ts'
import { refusalOf } from '../platform/http/problems.ts'
import { log } from '../platform/log.ts'
import { problemOf, Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'

/** What the upload library throws: an error of ours, one of the protocol, or a bug. */
type TusError = Error | { readonly status_code: number; readonly body: string }

const NOT_IMPLEMENTED = 501

/** Errors as problems; those of the protocol keep its status, since its clients go by that. */
export const asProblem = (error: TusError, requestId: string) => {
  const refusal = refusalFor(error, requestId)
  const keeps = 'status_code' in error && error.status_code < 500
  const status = keeps ? error.status_code : problems[refusal.code].status
  return {
    status_code: status,
    body: JSON.stringify({ ...problemOf(refusal, requestId), status }),
  }
}

export const isProblem = (body: unknown): boolean =>
  typeof body === 'string' && body.startsWith('{')

const refusalFor = (error: TusError, requestId: string): Refusal => {
  if (error instanceof Refusal) return error
  // What is told of every other request: no room, a database that is away.
  const known = refusalOf(error)
  if (known.code !== 'internal' && !('status_code' in error)) return known
  // An extension of the protocol that is not there: the client's request, not our failure.
  if ('status_code' in error && error.status_code === NOT_IMPLEMENTED)
    return refuse('request.invalid', { detail: error.body.trim() })
  if (!('status_code' in error) || error.status_code >= 500) {
    log.error({ err: error, requestId }, 'an upload failed')
    return refuse('internal')
  }
  if (error.status_code === 413)
    return refuse('body.too-large', { detail: `Files can be at most ${settings.FILE_GIB} GiB.` })
  if (error.status_code === 404 || error.status_code === 410) return refuse('not-found')
  const [, headers] = /^Invalid ([\w -]+)$/.exec(error.body.trim()) ?? []
  return refuse('request.invalid', {
    detail: error.body.trim() || 'The upload was interrupted.',
    ...(headers && {
      errors: headers.split(' ').map((path) => ({ path, message: 'is not as tus 1.0 has it' })),
    }),
  })
}
