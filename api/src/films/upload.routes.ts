import type { IncomingMessage } from 'node:http'
import { Server, type Upload } from '@tus/server'
import { type Request, type RequestHandler, Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import { admit } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { accountOf, contributor } from '../platform/viewer.ts'
import { uploadLocker } from './upload.locker.ts'
import { Uploads } from './upload.model.ts'
import { asProblem, isProblem } from './upload.problems.ts'
import { uploadStore } from './upload.service.ts'

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
    onIncomingRequest: async (request, uploadId) => assertOwn(nodeRequest(request), uploadId),
    onUploadCreate: async (request, upload) => begin(nodeRequest(request), upload),
    onResponseError: async (request, error) => asProblem(error, nodeRequest(request).requestId),
  })
  const handle: RequestHandler = (request, response) => tus.handle(request, response)
  const router = Router()
  router.all(['/api/uploads', '/api/uploads/{*upload}'], refuseOthers, handle)
  return router
}

class UploadServer extends Server {
  override write(...[context, headers, status, body]: Parameters<Server['write']>) {
    if (isProblem(body)) headers.set('Content-Type', 'application/problem+json')
    return super.write(context, headers, status, body)
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

/** Behind the library's own request stands express's, which knows who asks. */
const nodeRequest = (request: { runtime?: { node?: { req: unknown } } | undefined }): Request => {
  const node = request.runtime?.node?.req as (IncomingMessage & Request) | undefined
  if (!node) throw new Error('an upload without a request of node')
  return node
}

/** Somebody else's upload is not there; nor is one that was used. */
const assertOwn = async (request: Request, _id: string): Promise<void> => {
  if (request.method === 'POST' || request.method === 'OPTIONS') return
  const { id: accountId } = accountOf(request.viewer)
  if (!(await rawOf(Uploads).findOne({ _id, accountId, became: null }))) throw refuse('not-found')
}

const begin = async (request: Request, { id }: Upload) => {
  const { id: accountId } = accountOf(request.viewer)
  await rawOf(Uploads).insertOne({ _id: id, accountId, became: null, at: new Date() })
  return {}
}
