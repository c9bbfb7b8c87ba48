import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { addStill } from '@rollcall/contract/stills.ts'
import sharp, { type CreateRaw, type OutputInfo } from 'sharp'
import { expect, test } from 'vitest'
import { aContributor } from '../support/accounts.ts'
import { aFolder } from '../support/folder.ts'
import { makePhoto } from '../support/media.ts'
import { startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'
import { cpuOf, rest, tell } from './figures.ts'

/** `PHOTOS=10000 npm run bench -- photos` for all that an archive brings at once. */
const PHOTOS = Number(process.env.PHOTOS ?? 24)
const AT_ONCE = Math.max(2, availableParallelism())
/** Beyond these the same pictures come again, in other files. */
const DIFFERENT = 24
const HOUR_MS = 3_600_000
/** As the product makes them (api/src/media/picture.ts). */
const WIDTHS = [320, 640, 1280, 1920, 2560]
const EASY_WIDTH = 2560

/** What is scanned for the web, by a cheap scanner, and by an archive. */
const sizes = [
  { width: 1_200, height: 900 },
  { width: 3_000, height: 2_000 },
  { width: 5_400, height: 3_600 },
]

/** The same derivatives by sharp alone, in this process, each file written once. */
const alone = async (bytes: Uint8Array, folder: string): Promise<void> => {
  const raw = (data: Buffer, info: OutputInfo) =>
    sharp(data, { raw: info as CreateRaw, limitInputPixels: false })
  const first = await sharp(bytes).rotate().toColourspace('srgb').raw().toBuffer({
    resolveWithObject: true,
  })
  let from = first
  await raw(first.data, first.info).resize({ width: 20 }).webp({ quality: 40 }).toBuffer()
  const full = first.info.width
  for (const width of [full, ...WIDTHS.filter((each) => each < full).sort((a, b) => b - a)]) {
    if (width < from.info.width)
      from = await raw(from.data, from.info)
        .resize({ width })
        .raw()
        .toBuffer({ resolveWithObject: true })
    await raw(from.data, from.info)
      .jpeg({ quality: 82 })
      .toFile(join(folder, `${width}.jpg`))
    await raw(from.data, from.info)
      .webp({ quality: 80, effort: width > EASY_WIDTH ? 2 : 4 })
      .toFile(join(folder, `${width}.webp`))
  }
}

/** So many at once, until all are done; in ms. */
const timed = async (act: (at: number) => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  let next = 0
  const one = async () => {
    for (let at = next; at < PHOTOS; at = next) {
      next += 1
      await act(at)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return performance.now() - began
}

test.each(sizes)(
  'photos of $width x $height against sharp alone with the same derivatives, as many at once',
  async ({ width, height }) => {
    sharp.concurrency(1)
    sharp.cache(false)
    const server = await startServer({ env: { ROLLCALL_LIMITS: 'off' } })
    const { client } = await aContributor(server)
    const folder = await aFolder()
    const bytes: Uint8Array[] = []
    while (bytes.length < Math.min(PHOTOS, DIFFERENT))
      bytes.push(await makePhoto({ width, height }))
    const kept = async (at: number) => {
      const own = join(folder, `${at}`)
      await mkdir(own, { recursive: true })
      await alone(bytes[at % bytes.length] as Uint8Array, own)
    }
    await kept(0)
    const bare = await timed(kept)
    await rest()
    const ids: string[] = []
    for (let at = 0; at < PHOTOS; at += 1) {
      // Each is another file, with the same picture.
      const other = Buffer.concat([bytes[at % bytes.length] as Uint8Array, Buffer.from(`${at}`)])
      ids.push(await upload(client, other))
    }
    await rest()
    const before = cpuOf(server.pid)
    const ours = await timed(async (at) => {
      const body = { uploadId: ids[at] ?? '', title: `Photo ${at}` }
      expect((await client.call(addStill, { body })).status).toBe(201)
    })
    const own = (cpuOf(server.pid) - before) / PHOTOS
    tell(
      `photos of ${width} x ${height} a second, ${AT_ONCE} at once (${own.toFixed(0)} ms of the API's own processor time each)`,
      ((PHOTOS * 1000) / ours).toFixed(2),
      `${((PHOTOS * 1000) / bare).toFixed(2)} by sharp alone`,
      `${(bare / ours).toFixed(2)} (at least 0.6)`,
    )
    await server.stop()
  },
  HOUR_MS,
)
