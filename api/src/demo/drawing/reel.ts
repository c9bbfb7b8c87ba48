import type { Cast } from './cast.ts'
import { grainOf } from './film.ts'
import { RATE, type Seen } from './frame.ts'
import { randomOf } from './random.ts'
import type { Box } from './scene.ts'
import { slate } from './slate.ts'
import { takesOf } from './takes.ts'
import { develop, weave } from './wear.ts'

/** Where every frame of the reel comes from: its take, and what the old projector and the years did to it. */
export interface Reel {
  readonly frames: number
  /** Grey bytes of one frame, and who is on it. */
  frame(n: number): { readonly bytes: Uint8Array; readonly seen: readonly Seen[] }
}

/** Which takes, by their numbers, and how long they last: 1 as they were made. */
export const reelOf = (cast: Cast, which: readonly number[] = [0, 1, 2, 3, 4], pace = 1): Reel => {
  const all = takesOf(cast)
  const takes = which.map((n) => {
    const one = (all[n] ?? slate)()
    return { ...one, frames: Math.round(one.frames * pace) }
  })
  const grain = grainOf(randomOf(404), 733)
  const frames = takes.reduce((sum, one) => sum + one.frames, 0)
  const find = (n: number) => {
    let from = 0
    for (const one of takes) {
      if (n < from + one.frames) return { one, now: (n - from) / RATE / pace, into: n - from }
      from += one.frames
    }
    throw new RangeError(`the reel has no frame ${n}`)
  }
  return {
    frames,
    frame: (n) => {
      const { one, now, into } = find(n)
      const { scene, seen } = one.at(now, n)
      const bytes = develop({ scene, into }, n, grain)
      return { bytes, seen: seen.map(({ man, box }) => ({ man, box: moved(box, weave(n)) })) }
    },
  }
}

const moved = (box: Box, { dx, dy }: { dx: number; dy: number }): Box => ({
  ...box,
  x: box.x + dx,
  y: box.y + dy,
})
