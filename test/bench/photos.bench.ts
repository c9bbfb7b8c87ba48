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
import { cpuOfAll, rest, tell } from './figures.ts'

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

/** All of them, so many at once; in ms. */
const timed = async (all: readonly number[], act: (at: number) => Promise<unknown>) => {
  const began = performance.now()
  const left = [...all]
  const one = async () => {
    for (let at = left.shift(); at !== undefined; at = left.shift()) await act(at)
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
    const photo = (at: number) => bytes[at % bytes.length] as Uint8Array
    const ids: string[] = []
    // Beyond the first each is another file with the same picture.
    for (let at = 0; at < PHOTOS; at += 1)
      ids.push(await upload(client, Buffer.concat([photo(at), Buffer.from(`${at}`)])))
    const keep = async (at: number) => {
      const own = join(folder, `${at}`)
      await mkdir(own, { recursive: true })
      await alone(photo(at), own)
    }
    const add = async (at: number) => {
      const body = { uploadId: ids[at] ?? '', title: `Photo ${at}` }
      expect((await client.call(addStill, { body })).status).toBe(201)
    }
    await keep(0)
    await rest()
    // In turns, so that whatever else the machine does meets both.
    const spent = { bare: 0, ours: 0, bareCpu: 0, oursCpu: 0 }
    for (let from = 0; from < PHOTOS; from += 2 * AT_ONCE) {
      const some = Array.from({ length: Math.min(2 * AT_ONCE, PHOTOS - from) }, (_, n) => from + n)
      const [bareFrom, oursFrom] = [cpuOfAll(process.pid), cpuOfAll(server.pid)]
      spent.bare += await timed(some, keep)
      spent.bareCpu += cpuOfAll(process.pid) - bareFrom
      spent.ours += await timed(some, add)
      spent.oursCpu += cpuOfAll(server.pid) - oursFrom
    }
    const second = (ms: number) => ((PHOTOS * 1000) / ms).toFixed(2)
    tell(
      `photos of ${width} x ${height} a second, ${AT_ONCE} at once`,
      second(spent.ours),
      `${second(spent.bare)} by sharp alone`,
      `${(spent.bare / spent.ours).toFixed(2)} (at least 0.6)`,
    )
    tell(
      'the same, processor time of each, its child included',
      `${(spent.oursCpu / PHOTOS).toFixed(0)} ms`,
      `${(spent.bareCpu / PHOTOS).toFixed(0)} ms`,
      (spent.bareCpu / spent.oursCpu).toFixed(2),
    )
    await server.stop()
  },
  HOUR_MS,
)
