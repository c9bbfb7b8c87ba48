import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { addressesAt } from '../platform/http/address.ts'
import { forAnySite, imageRoutes } from './image.routes.ts'
import type { ImageCache } from './imageCache.ts'
import { presentationRoutes } from './presentation.routes.ts'

/** Both APIs of IIIF; `own` is where the site is, its first address before all others. */
export const iiifRoutes = (storage: Storage, cache: ImageCache, own: readonly string[]): Router => {
  const router = Router()
  const addresses = (host: string | undefined) => addressesAt(own, host)
  router.use('/iiif', forAnySite)
  router.use(imageRoutes(storage, cache, addresses), presentationRoutes(addresses))
  return router
}
