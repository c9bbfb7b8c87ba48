import { Router } from 'express'
import { isFileKey } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { sendDownload } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'

const types = { webp: 'image/webp', jpg: 'image/jpeg' } as const

/** Pictures made for pages: named by their content, so they never change and anybody may keep them. */
export const derivativeRoutes = (storage: Storage): Router => {
  const router = Router()
  router.get('/files/derivatives/:folder/:file', async (request, response) => {
    const { folder, file } = request.params
    const key = `derivatives/${folder}/${file}`
    const type = types[file.split('.')[1] as keyof typeof types]
    const bytes = isFileKey(key) && type ? await storage.size(key) : null
    if (bytes === null || !isFileKey(key)) throw refuse('not-found')
    await sendDownload(response, {
      download: true,
      headers: {
        'Content-Type': type,
        'Content-Length': String(bytes),
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
      body: storage.read(key),
    })
  })
  return router
}
