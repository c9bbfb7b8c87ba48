import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findPart, type Grey } from '@rollcall/api/media/correlation.ts'
import { greyOf } from '@rollcall/api/media/grey.ts'
import { iou } from '@rollcall/api/subjects/regions.ts'
import { type Placed, placeOn } from '@rollcall/api/subjects/suggesting.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { test } from 'vitest'
import { seeded } from '../factories/roster.ts'
import { aWalk } from '../factories/walking.ts'
import { noSharedMedia, sharedMedia } from '../support/media.ts'
import { percentile, tell } from './figures.ts'

const HOUR_MS = 3_600_000

/** How often what is suggested is he, how many are suggested at all, and what it costs. */
class Judging {
  readonly #ms: number[] = []
  #asked = 0
  #suggested = 0
  #right = 0

  ask(picture: Grey, region: Region, from: Grey, truth: Region): Placed | null {
    const began = performance.now()
    const placed = placeOn(picture, { region, from, width: from.width })
    this.#ms.push(performance.now() - began)
    this.#asked += 1
    if (placed) this.#suggested += 1
    if (placed && iou(placed.region, truth) >= 0.5) this.#right += 1
    return placed
  }

  tell(what: string): void {
    const part = (some: number, all: number) => `${some} of ${all}`
    tell(`${what}: suggested`, part(this.#suggested, this.#asked), '', '')
    tell(`${what}: of these right`, part(this.#right, this.#suggested), '', '')
    const [most, middle] = [percentile(this.#ms, 0.95), percentile(this.#ms, 0.5)]
    tell(`${what}: one man`, `p95 ${most.toFixed(1)} ms (median ${middle.toFixed(1)} ms)`, '', '')
  }
}

test(
  'the same men on twenty stills of a drawn shot, each sought from where he was taken before',
  async () => {
    const judging = new Judging()
    for (let seed = 1; seed <= 5; seed += 1) {
      const { pictures, heads } = await aWalk({ men: 5, stills: 20, seed })
      const greys = await Promise.all(pictures.map((picture) => greyOf(picture)))
      const known: (Region | undefined)[] = [...(heads[0] ?? [])]
      for (let at = 1; at < greys.length; at += 1)
        for (const [man, truth] of (heads[at] ?? []).entries()) {
          const [region, from, to] = [known[man], greys[at - 1], greys[at]]
          // Whoever has walked out of the picture is asked for no more.
          const isIn = truth.x >= 0 && truth.x + truth.w <= (to?.width ?? 0)
          if (!isIn) known[man] = undefined
          if (region && from && to && isIn)
            known[man] = judging.ask(to, region, from, truth)?.region ?? truth
        }
    }
    judging.tell('drawn men, a still later')
  },
  HOUR_MS,
)

const [WIDTH, HEIGHT] = [640, 480]
/** Of the real film: each shot from its first frame to its last. */
const shots = [
  [0, 200],
  [200, 255],
  [255, 476],
  [476, 531],
] as const
const PLACES = 40

test(
  'places on the real film, some frames later; where they went is known frame by frame',
  async (context) => {
    const film = sharedMedia('film-a.mp4')
    if (!film) return context.skip(noSharedMedia)
    const frames = await framesOf(film)
    for (const gap of [5, 10, 20]) {
      const judging = new Judging()
      const random = seeded(gap)
      for (const [from, to] of shots)
        for (let place = 0; place < PLACES; place += 1) {
          const at = from + Math.floor(random() * (to - from - gap))
          const region = somewhere(random)
          const truth = followed(frames, region, at, at + gap)
          const back = truth && followed(frames, truth, at + gap, at)
          // What cannot be followed there and back, such as a plain wall, is no place.
          if (!truth || !back || iou(back, region) < 0.8) continue
          judging.ask(frameAt(frames, at + gap), region, frameAt(frames, at), truth)
        }
      judging.tell(`real film, ${gap} frames later`)
    }
  },
  HOUR_MS,
)

const framesOf = async (film: string): Promise<Buffer> => {
  const args = ['-v', 'error', '-i', film, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']
  const options = { maxBuffer: 2 ** 30, encoding: 'buffer' } as const
  return (await promisify(execFile)('ffmpeg', args, options)).stdout
}

const frameAt = (frames: Buffer, at: number): Grey => ({
  ...{ width: WIDTH, height: HEIGHT },
  bytes: frames.subarray(at * WIDTH * HEIGHT, (at + 1) * WIDTH * HEIGHT),
})

const somewhere = (random: () => number): Region => {
  const w = 24 + Math.floor(random() * 36)
  const h = Math.round(w * 1.25)
  return {
    x: 40 + Math.floor(random() * (WIDTH - w - 80)),
    y: 30 + Math.floor(random() * (HEIGHT - h - 60)),
    ...{ w, h },
  }
}

const followed = (frames: Buffer, region: Region, from: number, to: number): Region | null => {
  let now = region
  const step = Math.sign(to - from)
  for (let at = from; at !== to; at += step) {
    const near = { x: now.x, y: now.y, across: 8, along: 8 }
    const found = findPart(frameAt(frames, at), now, frameAt(frames, at + step), near)
    if (!found || found.likeness < 0.6) return null
    now = { ...now, x: found.x, y: found.y }
  }
  return now
}
