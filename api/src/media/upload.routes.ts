import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import { longLine } from '@rollcall/contract/text.ts'
import { EVENTS, Server, type Upload } from '@tus/server'
import { type Request, type RequestHandler, Router } from 'express'
import { admit } from '../platform/http/bind.ts'
import { log } from '../platform/log.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { type AccountViewer, accountOf, contributor } from '../platform/viewer.ts'
import type { Storage } from './storage.ts'
import { uploadLocker } from './upload.locker.ts'
import { asProblem, isProblem } from './upload.problems.ts'
import { announceUpload } from './upload.quota.ts'
import { assertOpen } from './upload.service.ts'
import { noteBytes, UploadStore } from './upload.store.ts'

const GIB = 2 ** 30
/** What the library would also do is to give uploads back as they came, under our own origin. */
const methods = ['OPTIONS', 'POST', 'HEAD', 'PATCH', 'DELETE']

const MINUTE_MS = 60_000

interface UploadParts {
  readonly storage: Storage
  /** How many times what an account has in its first week may wait of this one's ([D4]). */
  readonly growthOf: (account: AccountViewer) => Promise<number>
}

/**
 * Resumable uploads (tus 1.0): whoever contributes sends, goes on with, and gives up uploads of his own. They are the
 * account's, not the session's: one that ends meanwhile costs nothing.
 */
export const uploadRoutes = ({ storage, growthOf }: UploadParts): Router => {
  const tus = new UploadServer({
    path: '/api/uploads',
    datastore: new UploadStore(storage),
    maxSize: Math.floor(settings.FILE_GIB * GIB),
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: [],
    locker: uploadLocker,
    postReceiveInterval: MINUTE_MS,
    onIncomingRequest: async (request, uploadId) => {
      if (request.method !== 'POST' && request.method !== 'OPTIONS')
        await assertOpen(accountBehind(request).id, uploadId)
    },
    onUploadCreate: async (request, { id, size = 0, metadata }) => {
      const account = accountBehind(request)
      const growth = await growthOf(account)
      const name = longLine.safeParse(metadata?.filename).data ?? null
      await announceUpload(storage, { id, by: account.id, bytes: size, name, growth })
      return {}
    },
    onResponseError: async (request, error) => asProblem(error, nodeRequest(request).requestId),
  })
  tus.on(EVENTS.POST_RECEIVE, (_request, { id }: Upload) => void noteBytes(id).catch(warn))
  const handle: RequestHandler = (request, response) =>
    requestIds.run(request.requestId, () => tus.handle(request, response))
  const router = Router()
  router.all(['/api/uploads', '/api/uploads/{*upload}'], refuseOthers, handle)
  return router
}

type TusRequest = { readonly runtime?: { readonly node?: { readonly req: unknown } } | undefined }

/** Of the request that is answered: the library does not say it when it answers by itself. */
const requestIds = new AsyncLocalStorage<string>()

class UploadServer extends Server {
  override write(...[context, headers, status, body = '']: Parameters<Server['write']>) {
    if (status < 400) return super.write(context, headers, status, body)
    const told = isProblem(body)
      ? { status_code: status, body }
      : asProblem({ status_code: status, body: `${body}` }, requestIds.getStore() ?? '')
    headers.set('Content-Type', 'application/problem+json')
    const { retryAfterSeconds } = JSON.parse(told.body)
    if (retryAfterSeconds) headers.set('Retry-After', `${retryAfterSeconds}`)
    return super.write(context, headers, told.status_code, told.body)
  }
}

const refuseOthers: RequestHandler = (request, response, next) => {
  if (!methods.includes(request.method)) {
    response.setHeader('Allow', methods.join(', '))
    throw refuse('method.not-allowed')
  }
  if (request.method !== 'OPTIONS') admit(contributor, request.viewer)
  response.setHeader('Cache-Control', 'private, no-store')
  next()
}

const warn = (error: unknown): void =>
  log.warn({ err: error }, 'an upload: when its last byte came is not noted')

const accountBehind = (request: TusRequest) => accountOf(nodeRequest(request).viewer)

/** Behind the library's own request stands express's, which knows who asks. */
const nodeRequest = (request: TusRequest): Request => {
  const node = request.runtime?.node?.req as (IncomingMessage & Request) | undefined
  if (!node) throw new Error('an upload without a request of node')
  return node
}
