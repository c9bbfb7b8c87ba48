import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { tookTooLong } from '../database/inTime.ts'
import { noAnswer } from '../database/pulse.ts'
import { isUnavailable } from '../database/unavailable.ts'
import { log } from '../log.ts'
import { isStorageFull } from '../noRoom.ts'
import { problemOf, Refusal, refuse } from '../refusal.ts'

/** Sends a refusal as `application/problem+json`. */
const sendProblem = (response: Response, refusal: Refusal): void => {
  const problem = problemOf(refusal, response.req.requestId)
  if (refusal.extra.retryAfterSeconds !== undefined)
    response.setHeader('Retry-After', Math.ceil(refusal.extra.retryAfterSeconds))
  for (const [name, value] of Object.entries(refusal.extra.headers ?? {}))
    response.setHeader(name, value)
  response
    .status(problem.status)
    .setHeader('Cache-Control', 'private, no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** The last stop of every error: a refusal is told, anything else is logged and told in one sentence. */
export const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  // Answered meanwhile, because the database was away or the body did not come: there is nobody to be told.
  if (response.writableEnded && isTooLate(error)) return
  const refusal = refusalOf(error)
  if (refusal.code === 'internal')
    log.error({ err: error, requestId: request.requestId, method: request.method }, 'a bug')
  if (response.headersSent) return next(error)
  sendProblem(response, refusal)
}

const isTooLate = (error: unknown): boolean =>
  refusalOf(error).code !== 'internal' ||
  (error as NodeJS.ErrnoException).code === 'ERR_HTTP_HEADERS_SENT'

export const nothingHere: RequestHandler = (_request, response) =>
  sendProblem(response, refuse('not-found'))

/** Whatever it was busy with is over by then. */
const TOO_LONG_SECONDS = 10

const byParserType: Readonly<Record<string, () => Refusal>> = {
  'entity.parse.failed': () => refuse('request.invalid', { detail: 'The body is not JSON.' }),
  'entity.too.large': () => refuse('body.too-large'),
  'parameters.too.many': () =>
    refuse('request.invalid', { detail: 'There are too many parameters.' }),
  'encoding.unsupported': () => refuse('media-type.unsupported'),
  'charset.unsupported': () => refuse('media-type.unsupported', { detail: 'Send JSON in UTF-8.' }),
  'request.size.invalid': () =>
    refuse('request.invalid', { detail: 'The body is not as long as its header says.' }),
  'request.aborted': () => refuse('request.invalid', { detail: 'The request was cut off.' }),
}

/** What express and its parsers throw is mostly the client's doing; everything unknown is ours. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  if (isStorageFull(error))
    return refuse('storage.full', {
      detail:
        'The disk is full: nothing of this was kept. Everything that needs no room goes on. Try again later.',
      retryAfterSeconds: 60,
      members: { retryAfterSeconds: 60 },
    })
  if (isUnavailable(error)) return noAnswer()
  if (tookTooLong(error))
    return refuse('unready', {
      detail: 'The database took too long. Please ask for less, or try again in a moment.',
      retryAfterSeconds: TOO_LONG_SECONDS,
    })
  const { type, status } = (error ?? {}) as { type?: string; status?: number }
  const known = type === undefined ? undefined : byParserType[type]
  if (known) return known()
  if (error instanceof URIError || (status !== undefined && status >= 400 && status < 500))
    return refuse('request.invalid', {
      detail: 'We could not read the address or the body of the request.',
    })
  return refuse('internal', {
    detail: 'Something went wrong on our side. It has been logged.',
  })
}
