import { stillId as stillIdShape } from '@rollcall/contract/ids.ts'
import { getImage, getImageBase, getImageInformation } from '@rollcall/contract/iiif.ts'
import { type RequestHandler, Router } from 'express'
import { maySee } from '../films/restriction.ts'
import { decodedPictures } from '../media/decodedPictures.ts'
import type { HotPictures } from '../media/hotPictures.ts'
import type { Storage } from '../media/storage.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { answerOf, jsonLd } from '../platform/http/answer.ts'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { sha256 } from '../platform/sha256.ts'
import { turnsOf } from '../platform/turns.ts'
import { anybody, type Viewer, visitor } from '../platform/viewer.ts'
import type { StillDoc } from '../stills/still.model.ts'
import { loadStill, readStills } from '../stills/still.reader.ts'
import type { ImageCache } from './imageCache.ts'

const IMAGE_CONTEXT = 'http://iiif.io/api/image/3/context.json'
const PROFILE = 'http://iiif.io/api/image/3/level2.json'

/** Pictures that are made at once: each takes a core. */
const inTurn = turnsOf(2)

/** Stills by the IIIF Image API, in their own pixels ([K1]), for whoever may see them ([A9], [S2]). */
export const imageRoutes = (
  storage: Storage,
  cache: ImageCache,
  hot: HotPictures,
  addresses: (host: string | undefined) => AddressOf,
): Router => {
  const router = Router()
  // The library is read when the first picture is asked for.
  const library = () => import('./image.ts')
  const sources = { storage, decoded: decodedPictures(storage) }
  bind(router, getImageBase, {
    allow: anybody,
    handle: async ({ viewer, params: { identifier }, client }) => {
      await stillOf(viewer, identifier)
      const Location = addresses(client.host)(getImageInformation, { identifier })
      const headers = { Location, 'Cache-Control': 'no-cache' }
      return { download: true, status: 303, headers } as const
    },
  })
  bind(router, getImageInformation, {
    allow: anybody,
    handle: async ({ viewer, params: { identifier }, client, headers }) => {
      const still = await stillOf(viewer, identifier)
      const at = addresses(client.host)(getImageBase, { identifier })
      const information = await (await library()).informationOf(still, at)
      const isPublic = maySee(visitor, still)
      return jsonLd(information, IMAGE_CONTEXT, { isPublic, ifNoneMatch: headers.ifNoneMatch })
    },
  })
  bind(router, getImage, {
    allow: anybody,
    handle: async ({ viewer, params: { identifier, file, ...parts }, client, headers }) => {
      const keep = hot.looking()
      const still = await stillOf(viewer, identifier)
      const { readFile, canonicalOf, makeImage, typeOf } = await library()
      const asked = { ...parts, ...readFile(file) }
      const canonical = canonicalOf(still, asked)
      const at = addresses(client.host)(getImageBase, { identifier })
      const isPublic = maySee(visitor, still)
      const name = `${sha256(`${still.sha256}/${canonical}`)}.${asked.format}`
      const given = {
        ...{ type: typeOf(asked.format), isPublic, etag: name },
        ifNoneMatch: headers.ifNoneMatch,
        links: [`<${at}/${canonical}>;rel="canonical"`, `<${PROFILE}>;rel="profile"`],
      }
      const make = () => inTurn(() => makeImage(sources, still, at, canonical))
      if (!isPublic) return answerOf(await make(), given)
      const kept = await cache.read(still._id, name)
      const body = kept ?? (await make())
      if (!kept) await cache.keep(still._id, name, body)
      const answer = answerOf(body, given)
      if (answer.status === undefined)
        keep({
          ...{ path: client.url, host: client.host ?? null, of: still._id, body },
          isPublic: () => isStillPublic(still),
          headers: { ...answer.headers, ...forAnySite, 'X-Content-Type-Options': 'nosniff' },
        })
      return answer
    },
  })
  return router
}

const stillOf = async (viewer: Viewer, identifier: string): Promise<StillDoc> => {
  const id = stillIdShape.safeParse(identifier)
  if (!id.success) throw refuse('not-found')
  return loadStill(viewer, id.data)
}

/** Whether everybody may see it, and its picture is the same. */
const isStillPublic = async ({ _id, sha256: picture }: StillDoc): Promise<boolean> =>
  (await readStills(visitor, [_id])).get(_id)?.sha256 === picture

/** Viewers on other sites may read what everybody may: without cookies, which no other site's page can send. */
const forAnySite = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Link, ETag',
}

export const allowAnySite: RequestHandler = (request, response, next) => {
  response.set(forAnySite)
  if (request.method !== 'OPTIONS') return next()
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
  response.setHeader('Access-Control-Allow-Headers', 'Accept, If-None-Match')
  response.status(204).end()
}
