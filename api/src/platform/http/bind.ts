import {
  type BodyOf,
  type Endpoint,
  isFile,
  type ParamsOf,
  type QueryOf,
  type ResponseMade,
} from '@rollcall/contract/endpoint.ts'
import { idempotencyKey } from '@rollcall/contract/idempotency.ts'
import { viewHeader } from '@rollcall/contract/kept.ts'
import type { NextFunction, Request, Response, Router } from 'express'
import type { z } from 'zod'
import { type KeyedAct, keyedAct, once } from '../database/once.ts'
import type { Session } from '../database/transaction.ts'
import { refuse } from '../refusal.ts'
import { viewOf } from '../view.ts'
import { refusalTo, type Viewer } from '../viewer.ts'
import { acting, asking } from './acting.ts'
import { type Download, isDownload, sendDownload } from './download.ts'
import { type Language, languageOf } from './language.ts'
import { isOther } from './methods.ts'
import { assertPace } from './pace.ts'
import { parse } from './parse.ts'

export interface Asked<E extends Endpoint> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly viewer: Viewer
  /** The `Range`, validators and encodings of a request for a file, and the `Idempotency-Key` of one that has no account. */
  readonly headers: {
    readonly range: string | undefined
    readonly ifNoneMatch: string | undefined
    readonly ifRange: string | undefined
    readonly acceptEncoding: string | undefined
    readonly idempotencyKey: string | undefined
  }
  /** For what goes by clients, not accounts: sessions in cookies, limits by address. */
  readonly client: {
    /** Of the socket, or as a proxy that we trust tells it. */
    readonly address: string
    readonly cookie: string | undefined
    /** The host that was asked, as the client calls it. */
    readonly host: string | undefined
    /** The path and query that were asked for, as they came. */
    readonly url: string
    readonly language: Language
    /** HEAD: what it would be is told, and nothing is given. */
    readonly onlyAsks: boolean
    readonly setCookies: (lines: readonly string[]) => void
  }
  /** Runs the act in one transaction, once per Idempotency-Key ([S4]); what it returns is kept for a repeat. */
  readonly once: <Ref>(act: (session: Session) => Promise<Ref>) => Promise<Ref>
  /** The request's own key, for acts that have another way to be done once. */
  readonly keyed: KeyedAct | null
}

type Answer<E extends Endpoint> = E['response'] extends z.ZodType ? ResponseMade<E> : Download

export interface Binding<E extends Endpoint> {
  /** Who may call it at all; finer rules are assertions in `handle`. */
  readonly allow: (viewer: Viewer) => boolean
  readonly handle: (asked: Asked<E>) => Promise<Answer<E>>
}

/** Binds an endpoint of the contract to what does it: permission, parsing, the act, the answer parsed by its schema. */
export const bind = <E extends Endpoint>(
  router: Router,
  endpoint: E,
  binding: Binding<E>,
): void => {
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
  const verb = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  router[verb](path, async (request: Request, response: Response, next: NextFunction) => {
    if (isOther(endpoint, request.path)) return next()
    const viewer = request.viewer
    admit(binding.allow, viewer)
    const asked = readRequest(endpoint, request, viewer)
    if (viewer.kind === 'visitor') await assertPace(endpoint, asked.query, asked.client.address)
    if (endpoint.method !== 'GET') {
      const of = { requestId: request.requestId, act: endpoint.name }
      const shown = await acting(of, () => answerTo(endpoint, binding, asked))
      if (response.headersSent) return
      return sendAnswer(endpoint, response, shown)
    }
    // Before it is read: what is taken from view meanwhile then makes it one of before.
    const view = endpoint.kept ? viewOf(viewer) : null
    const handle = () => binding.handle(asked)
    // A file may take as long as it takes to send it.
    const answer = await (isFile(endpoint) ? handle() : asking(handle))
    // It took so long that somebody else has answered: the database was away, or the process stops.
    if (response.headersSent) return
    if (isDownload(answer)) return sendDownload(response, answer)
    if (view !== null) response.setHeader(viewHeader, view)
    sendAnswer(endpoint, response, parsed(endpoint, answer))
  })
}

/** Refuses whoever may not call at all: 401 for a visitor, 403 for an account, which says where a second factor is missing. */
export const admit = (allow: (viewer: Viewer) => boolean, viewer: Viewer): void => {
  if (!allow(viewer)) throw refusalTo(viewer, allow)
}

const readRequest = <E extends Endpoint>(
  endpoint: E,
  request: Request,
  viewer: Viewer,
): Asked<E> => {
  const params = endpoint.params && parse(endpoint.params, request.params)
  const query = endpoint.query && parse(queryOf(endpoint.query, endpoint), request.query)
  const body = endpoint.body && parse(endpoint.body, bodyOf(request))
  const key = keyIn(endpoint, request)
  const act = { act: endpoint.name, params, body }
  const keyed =
    key !== undefined && viewer.kind === 'account' ? keyedAct(viewer.id, key, act) : null
  return {
    params,
    query,
    body,
    viewer,
    headers: {
      range: request.headers.range,
      ifNoneMatch: request.headers['if-none-match'],
      ifRange: request.headers['if-range'] as string | undefined,
      acceptEncoding: request.headers['accept-encoding'] as string | undefined,
      idempotencyKey: key,
    },
    client: sentBy(request),
    once: (act: (session: Session) => Promise<unknown>) => once(keyed, act),
    keyed,
  } as unknown as Asked<E>
}

/** What others hang on a link, such as `utm_source`, changes nothing about what it leads to. */
const queryOf = (schema: z.ZodObject, { method }: Endpoint): z.ZodObject =>
  method === 'GET' ? schema.strip() : schema

const sentBy = (request: Request): Asked<Endpoint>['client'] => ({
  address: request.ip ?? '',
  cookie: request.headers.cookie,
  host: request.headers.host,
  url: request.originalUrl,
  language: languageOf(request),
  onlyAsks: request.method === 'HEAD',
  setCookies: (lines) => void request.res?.append('Set-Cookie', [...lines]),
})

const bodyOf = (request: Request): unknown => {
  const sent =
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding']
  if (request.body === undefined && sent) throw refuse('media-type.unsupported')
  return request.body === undefined ? {} : request.body
}

const keyIn = (endpoint: Endpoint, request: Request): string | undefined => {
  const header = request.headers['idempotency-key']
  if (header === undefined || endpoint.method === 'GET') return undefined
  return parse(idempotencyKey, header, 'Idempotency-Key')
}

const sendAnswer = (endpoint: Endpoint, response: Response, answer: unknown): void => {
  response.status(endpoint.status).setHeader('Cache-Control', 'private, no-store')
  if (endpoint.status === 204) return void response.end()
  response.json(answer)
}

const answerTo = async <E extends Endpoint>(
  endpoint: E,
  { handle }: Binding<E>,
  asked: Asked<E>,
): Promise<unknown> => parsed(endpoint, await handle(asked))

/** A failure to parse here is our bug, not the client's: it becomes a 500. */
const parsed = (endpoint: Endpoint, answer: unknown): unknown =>
  endpoint.status === 204 ? undefined : (endpoint.response as z.ZodType).parse(answer)
