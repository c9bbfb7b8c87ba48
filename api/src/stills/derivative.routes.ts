import { buffer } from 'node:stream/consumers'
import { getStillPicture } from '@rollcall/contract/stills.ts'
import { Router } from 'express'
import { maySee } from '../films/restriction.ts'
import { isFileKey } from '../media/fileKey.ts'
import type { HotPictures } from '../media/hotPictures.ts'
import { pictureName } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { storedFile } from '../media/storedFile.ts'
import { bind } from '../platform/http/bind.ts'
import { sendDownload } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import { anybody, visitor } from '../platform/viewer.ts'
import { findPicture } from './picture.reader.ts'
import { isPublic } from './still.pictures.ts'
import { loadStill } from './still.reader.ts'

const types = { webp: 'image/webp', jpg: 'image/jpeg' } as const

/**
 * Pictures made for pages. What everybody may see is named by its content, so that it never changes and anybody may keep
 * it; what is restricted has no such address ([A9]), but one that is asked for anew each time.
 */
export const derivativeRoutes = (storage: Storage, hot: HotPictures): Router => {
  const router = Router()
  router.get('/files/derivatives/:folder/:file', async (request, response) => {
    const keep = hot.looking()
    const file = `${request.params.folder}/${request.params.file}`
    const type = types[file.split('.')[1] as keyof typeof types]
    const isShown = type && isFileKey(`derivatives/${file}`) && (await isPublic(file))
    const key = isShown ? await findPicture(storage, file) : null
    const bytes = key && (await storage.size(key))
    if (!type || !key || bytes === null) throw refuse('not-found')
    const headers = pictureHeaders(type, bytes)
    const download = { download: true, headers } as const
    if (!hot.fits(bytes)) return sendDownload(response, { ...download, body: storage.read(key) })
    const body = await buffer(storage.read(key)).catch(refuseGone)
    const { originalUrl: path } = request
    keep({ path, host: null, of: file, isPublic: () => isPublic(file), headers, body })
    await sendDownload(response, { ...download, body: [body] })
  })
  bind(router, getStillPicture, {
    allow: anybody,
    handle: async ({ viewer, params, headers }) => {
      const still = await loadStill(viewer, params.stillId)
      const found = still.pictures.find((one) => pictureName(one) === params.picture)
      if (!found) throw refuse('not-found')
      const show = async () => {
        const key = await findPicture(storage, found.file)
        if (!key) throw new Error(`the storage has lost ${found.file}`)
        const picture = { key, type: found.type, isPublic: maySee(visitor, still) }
        return storedFile(storage, picture, headers)
      }
      // It may be taken to the other folder between finding and reading it.
      return show().catch(show)
    },
  })
  return router
}

/** What the rest of the server says about every answer, as far as it concerns a picture. */
const pictureHeaders = (type: string, bytes: number): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Length': String(bytes),
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
})

/** It was taken away while it was looked for. */
const refuseGone = (error: NodeJS.ErrnoException): never => {
  throw error.code === 'ENOENT' ? refuse('not-found') : error
}
