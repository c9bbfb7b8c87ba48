import { findPhotos, readPhotoList } from '@rollcall/contract/photoLists.ts'
import { Router } from 'express'
import { leftToday } from '../accounts/allowance.service.ts'
import type { Storage } from '../media/storage.ts'
import { readUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, contributor } from '../platform/viewer.ts'
import { readPhotoList as readList } from './photoList.reader.ts'
import { readPhotosOf } from './still.reader.ts'

/** Many photos at once: what a list says of them, and which are here already. Each is then added by itself. */
export const photoListRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, readPhotoList, {
    allow: contributor,
    handle: async ({ viewer, body: { uploadId, ...asked } }) => {
      const { id } = accountOf(viewer)
      const read = await readUpload(storage, id, uploadId, (path) => readList(path, asked))
      return { ...read, left: await leftToday(id, 'photos') }
    },
  })
  bind(router, findPhotos, {
    allow: contributor,
    handle: async ({ viewer, body: { sha256s } }) => {
      const found = await readPhotosOf(viewer, sha256s)
      return { items: found.map(({ _id: id, sha256, page = null }) => ({ id, sha256, page })) }
    },
  })
  return router
}
