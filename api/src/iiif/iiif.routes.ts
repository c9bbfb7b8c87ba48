import { Router } from 'express'
import type { HotPictures } from '../media/hotPictures.ts'
import type { Storage } from '../media/storage.ts'
import { addressesAt } from '../platform/http/address.ts'
import { allowAnySite, imageRoutes } from './image.routes.ts'
import type { ImageCache } from './imageCache.ts'
import { presentationRoutes } from './presentation.routes.ts'

/** Both APIs of IIIF; `own` is where the site is, its first address before all others. */
export const iiifRoutes = (
  storage: Storage,
  cache: ImageCache,
  hot: HotPictures,
  own: readonly string[],
): Router => {
  const router = Router()
  const addresses = (host: string | undefined) => addressesAt(own, host)
  router.use('/iiif', allowAnySite)
  router.use(imageRoutes(storage, cache, hot, addresses), presentationRoutes(addresses))
  return router
}
