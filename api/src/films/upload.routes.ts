import type { IncomingMessage } from 'node:http'
import { problems } from '@rollcall/contract/problem.ts'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { type Request, type RequestHandler, Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import { admit } from '../platform/http/bind.ts'
import { problemOf, Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { accountOf, contributor } from '../platform/viewer.ts'
import { uploadLocker } from './upload.locker.ts'
import { Uploads } from './upload.model.ts'

const GIB = 2 ** 30
export const UPLOAD_KEPT_MS = 24 * 3_600_000

export const uploadStore = (storage: Storage): FileStore =>
  new FileStore({ directory: storage.incoming, expirationPeriodInMilliseconds: UPLOAD_KEPT_MS })

/** Resumable uploads (tus 1.0): whoever contributes sends, and goes on with, uploads of his own. */
export const uploadRoutes = (storage: Storage): Router => {
  const tus = new Server({
    path: '/api/uploads',
    datastore: uploadStore(storage),
    maxSize: Math.floor(settings.FILE_GIB * GIB),
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: [],
    locker: uploadLocker,
    disableTerminationForFinishedUploads: true,
    onIncomingRequest: async (request, uploadId) => assertOwn(nodeRequest(request), uploadId),
    onUploadCreate: async (request, upload) => {
      const { id: accountId } = accountOf(nodeRequest(request).viewer)
      await rawOf(Uploads).insertOne({ _id: upload.id, accountId, became: null, at: new Date() })
      return {}
    },
    onResponseError: async (request, error) => asProblem(error, nodeRequest(request).requestId),
  })
  const handle: RequestHandler = (request, response) => tus.handle(request, response)
  const router = Router()
  router.all(['/api/uploads', '/api/uploads/{*upload}'], admitContributors, handle)
  return router
}

const admitContributors: RequestHandler = (request, _response, next) => {
  if (request.method !== 'OPTIONS') admit(contributor, request.viewer)
  next()
}

/** Behind the library's own request stands express's, which knows who asks. */
const nodeRequest = (request: { runtime?: { node?: { req: unknown } } | undefined }): Request => {
  const node = request.runtime?.node?.req as (IncomingMessage & Request) | undefined
  if (!node) throw new Error('an upload without a request of node')
  return node
}

/** Somebody else's upload is not there. */
const assertOwn = async (request: Request, uploadId: string): Promise<void> => {
  if (request.method === 'POST' || request.method === 'OPTIONS') return
  const { id: accountId } = accountOf(request.viewer)
  if (!(await rawOf(Uploads).findOne({ _id: uploadId, accountId }))) throw refuse('not-found')
}

type TusError = Error | { status_code: number; body: string }

/** The library's errors as problems, its status kept: clients of tus go by it. */
const asProblem = (error: TusError, requestId: string) => {
  if (error instanceof Refusal)
    return {
      status_code: problems[error.code].status,
      body: JSON.stringify(problemOf(error, requestId)),
    }
  const { status_code: status = 500, body = '' } = error as { status_code?: number; body?: string }
  const refusal = refuse(
    status === 413
      ? 'body.too-large'
      : status === 404 || status === 410
        ? 'not-found'
        : 'request.invalid',
    {
      detail:
        status === 413
          ? `At most ${settings.FILE_GIB} GiB are taken.`
          : body.trim() || 'The upload broke off.',
    },
  )
  return { status_code: status, body: JSON.stringify({ ...problemOf(refusal, requestId), status }) }
}
