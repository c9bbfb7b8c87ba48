import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import { Server } from '@tus/server'
import { type Request, type RequestHandler, Router } from 'express'
import { admit } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { accountOf, contributor } from '../platform/viewer.ts'
import type { Storage } from './storage.ts'
import { uploadLocker } from './upload.locker.ts'
import { asProblem, isProblem } from './upload.problems.ts'
import { assertOpen, beginUpload, uploadStore } from './upload.service.ts'

const GIB = 2 ** 30
/** What the library would also do is to give uploads back as they came, under our own origin. */
const methods = ['OPTIONS', 'POST', 'HEAD', 'PATCH', 'DELETE']

/** Resumable uploads (tus 1.0): whoever contributes sends, and goes on with, uploads of his own. */
export const uploadRoutes = (storage: Storage): Router => {
  const tus = new UploadServer({
    path: '/api/uploads',
    datastore: uploadStore(storage),
    maxSize: Math.floor(settings.FILE_GIB * GIB),
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: [],
    locker: uploadLocker,
    disableTerminationForFinishedUploads: true,
    onIncomingRequest: async (request, uploadId) => {
      if (request.method !== 'POST' && request.method !== 'OPTIONS')
        await assertOpen(accountBehind(request), uploadId)
    },
    onUploadCreate: async (request, { id }) => {
      await beginUpload(accountBehind(request), id)
      return {}
    },
    onResponseError: async (request, error) => asProblem(error, nodeRequest(request).requestId),
  })
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

const accountBehind = (request: TusRequest) => accountOf(nodeRequest(request).viewer).id

/** Behind the library's own request stands express's, which knows who asks. */
const nodeRequest = (request: TusRequest): Request => {
  const node = request.runtime?.node?.req as (IncomingMessage & Request) | undefined
  if (!node) throw new Error('an upload without a request of node')
  return node
}
