import { between, type Random, randomOf } from '@rollcall/api/demo/drawing/random.ts'
import { type Size, type Take, takeOf } from './takes.ts'
import { wearOf } from './wear.ts'

export interface FootageAsked extends Size {
  readonly seed: number
  readonly shots: number
  /** Flicker, flashes, gate weave, dust, scratches, splices. */
  readonly damaged?: boolean
  /** Part of the changes that are dissolves or fades; the others are cuts. */
  readonly dissolved?: number
}

/** One shot goes over into the next: at a cut `from` and `to` are its first frame. */
export interface Change {
  readonly from: number
  readonly to: number
}

export interface Footage extends Size {
  readonly changes: readonly Change[]
  readonly frames: Iterable<Uint8Array>
  readonly length: number
}

/** A moment of a film: a frame of a take, or two at once. */
interface Moment {
  readonly take: Take
  readonly at: number
  readonly over?: {
    readonly take: Take
    readonly at: number
    readonly share: number
    readonly dark: boolean
  }
  readonly isSpliced?: boolean
}

/** A film that was never shot, the same for the same seed: its frames in grey, and where it was cut. */
export const footageOf = (asked: FootageAsked): Footage => {
  const random = randomOf(asked.seed)
  const takes = takesOf(random, asked)
  const { moments, changes } = joined(random, takes, asked)
  const wear = asked.damaged ? wearOf(random, asked) : null
  const frames = function* () {
    for (const moment of moments) {
      const light = lightOf(moment)
      yield Uint8ClampedArray.from(
        wear ? wear(light, moment.isSpliced ?? false) : light,
      ) as unknown as Uint8Array
    }
  }
  return { ...asked, changes, length: moments.length, frames: { [Symbol.iterator]: frames } }
}

/** A shot may show the place of one of the last two once more, from elsewhere. */
const takesOf = (random: Random, { width, height, shots }: FootageAsked): Take[] => {
  const takes: Take[] = []
  for (let n = 0; n < shots; n += 1) {
    const known = random() < 0.4 ? takes.at(-1 - Math.floor(random() * 2)) : undefined
    const frames = Math.round(random() < 0.2 ? between(random, 14, 30) : between(random, 30, 140))
    takes.push(takeOf(random, { width, height }, frames, known?.world))
  }
  return takes
}

const joined = (
  random: Random,
  takes: readonly Take[],
  { damaged = false, dissolved = 0 }: FootageAsked,
) => {
  const moments: Moment[] = []
  const changes: Change[] = []
  for (const take of takes) {
    let from = 0
    if (moments.length > 0) {
      const before = moments.length
      from = random() < dissolved ? overlap(random, moments, take) : 0
      changes.push({ from: from ? before - from : before, to: before })
    }
    const skips = damaged && random() < 0.4 ? Math.round(between(random, 1, 4)) : 0
    const skipAt = Math.round(between(random, 0.3, 0.7) * take.frames)
    for (let at = from; at < take.frames; at += 1) {
      const isSpliced = damaged && ((at === 0 && random() < 0.5) || (skips > 0 && at === skipAt))
      if (skips > 0 && at === skipAt) at = Math.min(take.frames - 1, at + skips)
      moments.push({ take, at, isSpliced })
    }
  }
  return { moments, changes }
}

/** Lays the beginning of a take over the end of what is there, as a dissolve or through black; over how many frames. */
const overlap = (random: Random, moments: Moment[], take: Take): number => {
  const last = moments.at(-1) as Moment
  const frames = Math.min(
    Math.round(between(random, 8, 40)),
    take.frames >> 1,
    last.take.frames >> 1,
  )
  const dark = random() < 0.3
  for (let n = 0; n < frames; n += 1) {
    const at = moments.length - frames + n
    moments[at] = {
      ...(moments[at] as Moment),
      over: { take, at: n, share: (n + 1) / (frames + 1), dark },
    }
  }
  return frames
}

const lightOf = ({ take, at, over }: Moment): Float32Array => {
  const light = take.at(at)
  if (!over) return light
  const { share, dark } = over
  const [a, b] = dark
    ? [Math.max(0, 1 - 2 * share), Math.max(0, 2 * share - 1)]
    : [1 - share, share]
  const other = over.take.at(over.at)
  return light.map((value, n) => a * value + b * (other[n] as number))
}
