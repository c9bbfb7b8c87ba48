import { subjectId as subjectIdShape } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { type Request, Router } from 'express'
import { LRUCache } from 'lru-cache'
import { viewSubject } from '../cases/subject.view.ts'
import { type Box, cutOut } from '../media/cutting.ts'
import type { Storage } from '../media/storage.ts'
import { asking } from '../platform/http/acting.ts'
import { isHeld } from '../platform/http/held.ts'
import { refuse } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import { findPicture } from '../stills/picture.reader.ts'
import { readStills } from '../stills/still.reader.ts'
import { around } from '../subjects/around.ts'
import { idIn } from './parts.ts'
import { openOf, size } from './sharedMan.ts'

/** Of some 80 KB each. */
const KEPT = 64

/** The picture itself, cut when it is asked for: what a man is seen by changes. */
export const sharedRoutes = (storage: Storage): Router => {
  const router = Router()
  const kept = new LRUCache<string, Buffer>({ max: KEPT })
  router.get('/shared/men/:name', async (request: Request<{ name: string }>, response) => {
    const { tag, make } = await asking(() => pictureOf(storage, request.params.name))
    response.setHeader('Cache-Control', 'public, no-cache').setHeader('ETag', tag)
    if (isHeld(request.headers['if-none-match'], tag)) return void response.status(304).end()
    const bytes = kept.get(tag) ?? (await make())
    kept.set(tag, bytes)
    response.type('image/jpeg').send(bytes)
  })
  return router
}

const pictureOf = async (storage: Storage, name: string) => {
  const [, id] = /^([0-9a-f]{24})\.jpg$/.exec(name) ?? []
  if (!id) throw refuse('not-found')
  const seen = openOf(await viewSubject(visitor, idIn(subjectIdShape, id)))
  const still = seen && (await readStills(visitor, [seen.still.id])).get(seen.still.id)
  if (!seen || !still) throw refuse('not-found')
  const box = boxAround(seen.region, still)
  const needed = (size.width * still.width) / box.width
  const drawn = still.pictures.find(({ width }) => width >= needed) ?? still.pictures.at(-1)
  if (!drawn) throw refuse('not-found')
  return {
    tag: `"${[drawn.file, ...Object.values(box)].join('-')}"`,
    make: async () => {
      const key = await findPicture(storage, drawn.file)
      if (!key) throw refuse('not-found')
      return cutOut(await storage.local(key), scaled(box, drawn.width / still.width), size)
    },
  }
}

const boxAround = (
  region: Region,
  { width: most, height: highest }: { readonly width: number; readonly height: number },
): Box => {
  const man = around(region)
  const height = Math.min(man.height, highest)
  const width = Math.min(Math.round((height * size.width) / size.height), most)
  return {
    left: within(man.x + man.width / 2 - width / 2, most - width),
    top: within(man.y, highest - height),
    ...{ width, height },
  }
}

const within = (at: number, last: number): number => Math.round(Math.max(0, Math.min(at, last)))

/** Rounded to the inside, so that nothing beyond the picture is asked for. */
const scaled = (box: Box, by: number): Box => ({
  left: Math.floor(box.left * by),
  top: Math.floor(box.top * by),
  width: Math.max(1, Math.floor(box.width * by)),
  height: Math.max(1, Math.floor(box.height * by)),
})
