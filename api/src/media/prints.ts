import { SIDE, type Small } from './small.ts'

/** A part of a picture, in twelfths of its width and height; the ends exclusive. */
export interface Cutout {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const STEPS = 12
/** Of a crop of half the picture the nearest part may be a little smaller. */
const LEAST = 0.42

const whole: Cutout = { left: 0, top: 0, right: STEPS, bottom: STEPS }

const spans = [0, 2, 4, 6].flatMap((from) =>
  [6, 8, 10, 12].filter((to) => to - from >= STEPS / 2).map((to) => [from, to] as const),
)

/** What is left of a picture without a narrow edge at its sides, above and below, or all around: scans have such edges. */
const inner: readonly Cutout[] = [
  { ...whole, left: 1, right: 11 },
  { ...whole, top: 1, bottom: 11 },
  { left: 1, top: 1, right: 11, bottom: 11 },
  { left: 0.5, top: 0.5, right: 11.5, bottom: 11.5 },
]

/** The whole, what is within its edges, and cutouts of about half of it or more, so that a crop is like one of them. */
export const cutouts: readonly Cutout[] = [
  whole,
  ...inner,
  ...spans.flatMap(([left, right]) =>
    spans
      .map(([top, bottom]) => ({ left, top, right, bottom }))
      .filter((part) => shareOf(part) >= LEAST && shareOf(part) < 1),
  ),
]

function shareOf({ left, top, right, bottom }: Cutout): number {
  return ((right - left) * (bottom - top)) / STEPS ** 2
}

/**
 * Prints of a picture and of each of its cutouts, two numbers each: the signs of its 64 lowest waves across and down (pHash, as
 * it is called). `clear` has the half of them that are strongest, which a crop that is not quite the part does not change.
 */
export interface Prints {
  readonly bits: Uint32Array
  readonly clear: Uint32Array
}

export const printsOf = (small: Small): Prints => {
  const sums = sumsOf(small)
  const prints = {
    bits: new Uint32Array(2 * cutouts.length),
    clear: new Uint32Array(2 * cutouts.length),
  }
  for (const [at, part] of cutouts.entries())
    writePrint(wavesIn(cellsOf(sums, part)), prints, 2 * at)
  return prints
}

const CLEAR = 32

const writePrint = (strengths: Float64Array, { bits, clear }: Prints, at: number): void => {
  const set = (to: Uint32Array, wave: number) => {
    to[at + (wave >> 5)] = ((to[at + (wave >> 5)] as number) | (1 << (wave & 31))) >>> 0
  }
  strengths.forEach((strength, wave) => {
    if (strength > 0) set(bits, wave)
  })
  const strength = (wave: number) => Math.abs(strengths[wave] as number)
  const strongest = [...strengths.keys()].sort((one, other) => strength(other) - strength(one))
  for (const wave of strongest.slice(0, CLEAR)) set(clear, wave)
}

const CELLS = 16
const MOST = 8

const curves = Array.from({ length: MOST + 2 }, (_, wave) =>
  Float64Array.from({ length: CELLS }, (_, at) => Math.cos((Math.PI * wave * (at + 0.5)) / CELLS)),
)

/** How many times each goes across and down: the lowest first, without the mean, which is the light. */
const waves = curves
  .flatMap((_, across) => curves.map((_, down) => [across, down] as const))
  .sort(([a, b], [c, d]) => a * a + b * b - c * c - d * d)
  .slice(1, 65)

const wavesIn = (cells: Float64Array): Float64Array => {
  const rows = curves.map((curve) =>
    Float64Array.from({ length: CELLS }, (_, row) => {
      let sum = 0
      for (let at = 0; at < CELLS; at += 1)
        sum += (cells[row * CELLS + at] as number) * (curve[at] as number)
      return sum
    }),
  )
  return Float64Array.from(waves, ([across, down]) => {
    const [of, curve] = [rows[across] as Float64Array, curves[down] as Float64Array]
    let sum = 0
    for (let row = 0; row < CELLS; row += 1) sum += (of[row] as number) * (curve[row] as number)
    return sum
  })
}

const ACROSS = SIDE + 1

/** Of each place, the sum of all pixels above and to the left of it. */
const sumsOf = (small: Small): Float64Array => {
  const sums = new Float64Array(ACROSS * ACROSS)
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0, row = 0; x < SIDE; x += 1) {
      row += small[y * SIDE + x] as number
      sums[(y + 1) * ACROSS + x + 1] = row + (sums[y * ACROSS + x + 1] as number)
    }
  return sums
}

/** The same between pixels. */
const sumTo = (sums: Float64Array, x: number, y: number): number => {
  const [x0, y0] = [Math.min(SIDE - 1, Math.floor(x)), Math.min(SIDE - 1, Math.floor(y))]
  const [u, v, at] = [x - x0, y - y0, y0 * ACROSS + x0]
  const [a, b] = [sums[at] as number, sums[at + 1] as number]
  const [c, d] = [sums[at + ACROSS] as number, sums[at + ACROSS + 1] as number]
  return a + u * (b - a) + v * (c - a + u * (d - c - b + a))
}

const cellsOf = (sums: Float64Array, { left, top, right, bottom }: Cutout): Float64Array => {
  const scale = SIDE / STEPS
  const [w, h] = [((right - left) * scale) / CELLS, ((bottom - top) * scale) / CELLS]
  const cells = new Float64Array(CELLS * CELLS)
  for (let row = 0, n = 0; row < CELLS; row += 1)
    for (let at = 0; at < CELLS; at += 1, n += 1) {
      const [x, y] = [left * scale + at * w, top * scale + row * h]
      const below = sumTo(sums, x + w, y + h) - sumTo(sums, x, y + h)
      cells[n] = below - sumTo(sums, x + w, y) + sumTo(sums, x, y)
    }
  return cells
}
