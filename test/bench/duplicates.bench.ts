import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { nearPictures } from '@rollcall/api/media/nearPictures.ts'
import { PrintIndex } from '@rollcall/api/media/printIndex.ts'
import { cutouts, printsOf } from '@rollcall/api/media/prints.ts'
import { type Small, smallOf } from '@rollcall/api/media/small.ts'
import sharp from 'sharp'
import { beforeAll, test } from 'vitest'
import { aDrawnPicture, copies } from '../factories/copies.ts'
import { seeded } from '../factories/roster.ts'
import { sharedMedia } from '../support/media.ts'
import { percentile, tell } from './figures.ts'

const HOUR_MS = 3_600_000
const SEED = 11
const DRAWN = 80

interface Known {
  readonly picture: Buffer
  /** What shows the same setting, and may well be told to look alike. */
  readonly scene: string
}

const index = new PrintIndex<number>()
const known: Known[] = []
const smalls = new Map<number, Small>()

const add = async (picture: Buffer, scene: string) => {
  const at = known.push({ picture, scene }) - 1
  const small = await smallOf(picture)
  smalls.set(at, small)
  index.put(at, printsOf(small).bits)
}

beforeAll(async () => {
  const random = seeded(SEED)
  for (let at = 0; at < DRAWN; at += 1)
    await add(await aDrawnPicture(random, 320, 240), `drawn ${at}`)
  for (const name of ['photo-a.jpg', 'photo-b.jpg', 'photo-c.png', 'iiif-reference.png']) {
    const file = sharedMedia(name)
    if (file) await add(await readFile(file), name)
  }
  const film = sharedMedia('film-a.mp4')
  if (film) for (const frame of await framesOf(film)) await add(frame, 'film')
}, HOUR_MS)

const [WIDTH, HEIGHT] = [640, 480]

/** Every sixtieth frame. */
const framesOf = async (film: string): Promise<Buffer[]> => {
  const pick = ['-vf', "select='not(mod(n,60))'", '-fps_mode', 'passthrough']
  const args = ['-v', 'error', '-i', film, ...pick, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']
  const options = { maxBuffer: 2 ** 30, encoding: 'buffer' } as const
  const { stdout } = await promisify(execFile)('ffmpeg', args, options)
  const size = WIDTH * HEIGHT
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 } as const
  return Promise.all(
    Array.from({ length: Math.floor(stdout.length / size) }, (_, at) =>
      sharp(stdout.subarray(at * size, (at + 1) * size), { raw })
        .png()
        .toBuffer(),
    ),
  )
}

test.each(Object.entries(copies))(
  'a %s of each picture is looked for among all',
  async (way, copy) => {
    const random = seeded(SEED)
    const ms: number[] = []
    let [found, wrong] = [0, 0]
    for (const [at, { picture, scene }] of known.entries()) {
      const small = await smallOf(await copy(picture, random))
      const began = performance.now()
      const near = await nearPictures(index, { id: -1, small }, async () => smalls)
      ms.push(performance.now() - began)
      if (near.some(({ id }) => id === at)) found += 1
      wrong += near.filter(({ id }) => known[id]?.scene !== scene).length
    }
    const all = known.length
    tell(`a ${way} found among ${all} pictures`, `${found} of ${all}`, '', '')
    tell(`a ${way}: others told to look alike`, `${wrong} of ${all * (all - 1)} pairs`, '', '')
    const took = `median ${percentile(ms, 0.5).toFixed(0)} ms, p95 ${percentile(ms, 0.95).toFixed(0)} ms`
    tell(`a ${way} looked for`, took, '', '')
  },
  HOUR_MS,
)

test(
  'one picture among 100,000 with prints by chance',
  async () => {
    const random = seeded(SEED)
    const many = new PrintIndex<number>()
    const bits = new Uint32Array(2 * cutouts.length)
    for (let at = 0; at < 100_000; at += 1)
      many.put(
        at,
        bits.map(() => Math.floor(random() * 2 ** 32)),
      )
    const prints = printsOf(smalls.get(0) as Small)
    const plain = Uint32Array.from({ length: 2_000_000 }, () => Math.floor(random() * 2 ** 32))
    const [ours, theirs] = [
      timed(() => [...many.nearest(prints, [0, many.size])]),
      timed(() => hamming(plain)),
    ]
    tell(
      'prints of 100,000 pictures, whole and cutouts, gone through',
      `${ours.toFixed(0)} ms`,
      `${theirs.toFixed(1)} ms for 1,000,000 plain hashes`,
      (ours / theirs).toFixed(0),
    )
  },
  HOUR_MS,
)

const timed = (act: () => unknown): number => {
  act()
  const began = performance.now()
  act()
  return performance.now() - began
}

/** How many of these are within ten bits of nothing: what a search by one hash a picture costs. */
const hamming = (hashes: Uint32Array): number => {
  let near = 0
  const bitsIn = (value: number) => {
    let bits = value - ((value >>> 1) & 0x55555555)
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  for (let at = 0; at < hashes.length; at += 2)
    if (bitsIn(hashes[at] as number) + bitsIn(hashes[at + 1] as number) < 10) near += 1
  return near
}
