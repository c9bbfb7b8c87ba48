import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './tree.ts'

const run = promisify(execFile)
const folder = join(root, '../shared/cases/media')

/** What the README of the cases says of one film. */
export interface FilmCase {
  readonly name: string
  readonly path: string
  /** What is right, in its words. */
  readonly right: string
  readonly sizes: readonly string[]
  /** Accepted counts of frames with their rates. */
  readonly counts: readonly { readonly frames: number; readonly rate: string }[]
  /** The numbers of the first and last picture; null where it tells none. */
  readonly numbers: { readonly from: number; readonly to: number } | null
  /** A number that may be missing. */
  readonly mayLack: number | null
  /** One of these has to stand in the facts. */
  readonly words: readonly string[]
  /** How far a tone may be off; null where none is measured. */
  readonly tones: number | null
  readonly isWoven: boolean
  /** How high the bar is by its width, in each half. */
  readonly bars: readonly number[]
  /** When pictures with these numbers are shown. */
  readonly times: readonly { readonly number: number; readonly seconds: number }[]
}

const MISSING = ['missing', 'cut off', 'incomplete', 'ends early']

/** The films of `../shared/cases/media`; none where they are not there. */
export const filmCases = (): FilmCase[] => {
  const readme = join(folder, 'README.md')
  if (!existsSync(readme)) return []
  return readFileSync(readme, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, , right] = /^\| `films\/([^`]+)` \| (.+?) \| (.+?) \|/.exec(line) ?? []
      return name && right ? [caseOf(name, right)] : []
    })
}

const caseOf = (name: string, right: string): FilmCase => {
  const [, from, to] = /\b(\d+) to (\d+)\b(?! frames)/.exec(right) ?? []
  const isShort = right.includes('one less passes')
  const words = [...(/Words: (.+)/.exec(right)?.[1] ?? '').matchAll(/`([^`]+)`/g)]
  return {
    name,
    path: join(folder, 'films', name),
    right,
    sizes: [...right.matchAll(/\b(\d{3,4}x\d{3,4})\b/g)].map(([, size = '']) => size),
    counts: countsIn(right).flatMap((one) => [
      one,
      ...(isShort || /\b49 passes|without 24 passes/.test(right)
        ? [{ ...one, frames: one.frames - 1 }]
        : []),
    ]),
    numbers: from && to ? { from: Number(from), to: Number(to) } : null,
    mayLack: /without (\d+) passes/.test(right)
      ? Number(/without (\d+) passes/.exec(right)?.[1])
      : isShort
        ? Number(to)
        : null,
    words: right.includes('Words as in') ? MISSING : words.map(([, word = '']) => word),
    tones: Number(/six colours within (\d+)/.exec(right)?.[1] ?? 0) || null,
    isWoven: right.includes('no combing'),
    bars: [...right.matchAll(/(\d\.\d+) times/g)].map(([, high]) => Number(high)),
    times: [...right.matchAll(/\b(\d+) at (\d\.\d{3})\b/g)].map(([, number, seconds]) => ({
      number: Number(number),
      seconds: Number(seconds),
    })),
  }
}

const countsIn = (right: string) => {
  const range = /(\d+) to (\d+) frames at (\S+?)[,;)\s]/.exec(right)
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])]
    return Array.from({ length: last - first + 1 }, (_, n) => ({
      frames: first + n,
      rate: range[3] ?? '',
    }))
  }
  return [...right.matchAll(/(\d+)(?: frames)? at (\d+(?:\/\d+)?)(?![.\d])/g)].map(
    ([, frames, rate = '']) => ({ frames: Number(frames), rate }),
  )
}

export interface Frame {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel. */
  readonly rgb: Buffer
}

/** The frames of a rendition or picture, one after the other. */
export const framesOf = async (
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Frame[]> => {
  const input = ['-v', 'error', '-nostdin', '-threads', '1', '-i', path, '-map', '0:v:0']
  const output = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1']
  const { stdout } = await run('ffmpeg', [...input, ...output], {
    encoding: 'buffer',
    maxBuffer: 1 << 30,
  })
  const size = width * height * 3
  return Array.from({ length: stdout.length / size }, (_, n) => ({
    width,
    height,
    rgb: stdout.subarray(n * size, (n + 1) * size),
  }))
}

const greyAt = ({ rgb, width }: Frame, x: number, y: number): number =>
  rgb[(Math.floor(y) * width + Math.floor(x)) * 3 + 1] ?? 0

/** Where the picture lies between what is black around it. */
const pictureIn = (frame: Frame) => {
  const { width, height } = frame
  const isBlack = (x: number, y: number) => greyAt(frame, x, y) < 8
  const [left, top] = [
    Array.from({ length: width }, (_, x) => x).findIndex((x) => !isBlack(x, height / 2)),
    Array.from({ length: height }, (_, y) => y).findIndex((y) => !isBlack(width * 0.45, y)),
  ].map((edge) => (edge < 2 ? 0 : edge))
  return {
    left: left ?? 0,
    top: top ?? 0,
    width: width - 2 * (left ?? 0),
    height: height - 2 * (top ?? 0),
  }
}

/** The number that a frame carries. */
export const numberIn = (frame: Frame): number => {
  const { left, top, width, height } = pictureIn(frame)
  const bits = Array.from({ length: 10 }, (_, n) => {
    const x = left + ((n + 0.5) * width) / 10
    return greyAt(frame, x, top + height / 12) > 120 ? 1 : 0
  })
  return bits.reduce<number>((number, bit) => number * 2 + bit, 0)
}

/** Mean colours of the six patches along the lower edge. */
export const tonesIn = (frame: Frame): number[][] =>
  Array.from({ length: 6 }, (_, n) => {
    const sums = [0, 0, 0]
    let count = 0
    for (let y = Math.ceil(frame.height * 0.88); y < frame.height * 0.96; y += 1)
      for (
        let x = Math.ceil((frame.width * (n + 0.3)) / 6);
        x < (frame.width * (n + 0.7)) / 6;
        x += 1
      ) {
        for (const c of [0, 1, 2])
          sums[c] = (sums[c] ?? 0) + (frame.rgb[(y * frame.width + x) * 3 + c] ?? 0)
        count += 1
      }
    return sums.map((sum) => sum / count)
  })

export const chart = [
  [200, 40, 40],
  [40, 160, 40],
  [40, 60, 200],
  [60, 60, 60],
  [128, 128, 128],
  [220, 220, 220],
] as const

/** Of the white bar: how far its left edge jumps from row to row, and how many half tones a row has. */
export const wovenIn = (frame: Frame): { combing: number; ghosts: number } => {
  const { width, height } = frame
  const rows = Array.from(
    { length: Math.floor(height * 0.2) },
    (_, n) => Math.floor(height * 0.35) + n,
  ).map((y) => Array.from({ length: width }, (_, x) => greyAt(frame, x, y)))
  const edges = rows.map((row) => edgeOf(row))
  const steps = edges.slice(1).map((edge, n) => Math.abs(edge - (edges[n] ?? edge)))
  const halves = rows.map((row) => row.filter((grey) => grey > 60 && grey < 195).length)
  return { combing: mean(steps), ghosts: mean(halves) }
}

const HALF = 127
const edgeOf = (row: readonly number[]): number => {
  const at = row.findIndex((grey) => grey > HALF)
  const [before, after] = [row[at - 1] ?? 0, row[at] ?? 0]
  return at < 1 ? 0 : at - (after - HALF) / Math.max(1, after - before)
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Height of the white bar by its width. */
export const barShape = (frame: Frame): number => {
  const { width, height } = frame
  const isWhite = (x: number, y: number) => greyAt(frame, x, y) > 180
  const y = Math.floor(height * 0.45)
  const across = Array.from({ length: width }, (_, x) => x).filter((x) => isWhite(x, y))
  const x = Math.round(mean(across))
  let [from, to] = [y, y]
  while (from > 0 && isWhite(x, from - 1)) from -= 1
  while (to < height - 1 && isWhite(x, to + 1)) to += 1
  return (to - from + 1) / across.length
}
