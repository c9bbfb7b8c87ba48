import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chart as colours } from './filmCases.ts'
import { root } from './tree.ts'

/** One file of the shared cases, and what its README says is right. */
export interface PhotoCase {
  readonly name: string
  readonly path: string
  /** Width and height; null where only a refusal is told. */
  readonly size: readonly [number, number]
  readonly chart: 'colour' | 'grey' | null
  /** How far the mean of a field may be off. */
  readonly within: number
  /** One of these must stand in what is told, or, where it may be refused, in the refusal. */
  readonly words: readonly string[]
  readonly mayRefuse: boolean
}

const folder = join(root, '../shared/cases/media')

/** For `context.skip(...)`. */
export const noCases = 'the cases are not there (../shared/cases/media)'

/** The table of photos; empty where the cases are not there. */
export const photoCases = (): PhotoCase[] => {
  const readme = join(folder, 'README.md')
  if (!existsSync(readme)) return []
  const rows = readFileSync(readme, 'utf8').matchAll(
    /^\| `(photos\/[^`]+)` \| .+? \| (.+?) \| .+ \|$/gm,
  )
  const cases = Array.from(rows, ([, name = '', right = '']) => caseOf(name, right))
  const missing = cases.find(({ name }) => name.includes('/08-'))?.words ?? []
  return cases.map((one) =>
    one.words.length === 1 && one.words[0] === 'as in 08' ? { ...one, words: missing } : one,
  )
}

const caseOf = (name: string, right: string): PhotoCase => {
  const [, width = '0', height = '0'] = /(\d+)x(\d+)/.exec(right) ?? []
  const said = /Words: (.+?)$/.exec(right)?.[1] ?? ''
  const words = /Words as in 08/.test(right)
    ? ['as in 08']
    : Array.from(said.matchAll(/`([^`]+)`/g), ([, word = '']) => word)
  return {
    name,
    path: join(folder, name),
    size: name.includes('/06-') ? [192, 128] : [Number(width), Number(height)],
    chart: /grey chart/.test(right)
      ? 'grey'
      : /colour chart|in colour/.test(right) || name.includes('/06-')
        ? 'colour'
        : null,
    within: Number(/within (\d+)(?! row)/.exec(right)?.[1] ?? 14),
    words,
    mayRefuse: /or a refusal/.test(right),
  }
}

const GREYS = [30, 70, 110, 150, 190, 230].map((grey) => [grey, grey, grey] as const)

export interface Raster {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly bytes: Uint8Array
}

/** By how much the worst of the six fields' means is off, within the part of the picture that is `there` (0 to 1, from above). */
export const offBy = (
  { width, height, channels, bytes }: Raster,
  chart: 'colour' | 'grey',
  there = 1,
): number => {
  const wanted = chart === 'grey' ? GREYS : colours
  return Math.max(
    ...wanted.flatMap((colour, n) => {
      const [x, y] = [n % 3, Math.floor(n / 3)]
      const box = {
        from: [(x * width) / 3 + 3, (y * height) / 2 + 3],
        to: [((x + 1) * width) / 3 - 3, Math.min(((y + 1) * height) / 2, height * there) - 3],
      }
      return colour.map((value, channel) => {
        let [sum, count] = [0, 0]
        for (let py = Math.ceil(box.from[1] as number); py < (box.to[1] as number); py += 1)
          for (let px = Math.ceil(box.from[0] as number); px < (box.to[0] as number); px += 1) {
            sum += bytes[(py * width + px) * channels + Math.min(channel, channels - 1)] as number
            count += 1
          }
        return Math.abs(sum / count - value)
      })
    }),
  )
}
