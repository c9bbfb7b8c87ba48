import { buffer } from 'node:stream/consumers'
import { Router } from 'express'
import { isFileKey } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { sendDownload } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import { type DerivativeCache, pictureHeaders } from './derivative.cache.ts'

const types = { webp: 'image/webp', jpg: 'image/jpeg' } as const

/** Pictures made for pages: named by their content, so they never change and anybody may keep them. */
export const derivativeRoutes = (storage: Storage, cache: DerivativeCache): Router => {
  const router = Router()
  router.get('/files/derivatives/:folder/:file', async (request, response) => {
    const { folder, file } = request.params
    const key = `derivatives/${folder}/${file}`
    const type = types[file.split('.')[1] as keyof typeof types]
    const bytes = isFileKey(key) && type ? await storage.size(key) : null
    if (bytes === null || !isFileKey(key)) throw refuse('not-found')
    const download = { download: true, headers: pictureHeaders(type, bytes) } as const
    if (!cache.fits(bytes)) return sendDownload(response, { ...download, body: storage.read(key) })
    const body = await buffer(storage.read(key))
    cache.keep(`/files/${key}`, type, body)
    await sendDownload(response, { ...download, body: [body] })
  })
  return router
}
