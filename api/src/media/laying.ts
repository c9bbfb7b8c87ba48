import { between, type Level, type Sheet } from './sheet.ts'

/** Where a place of one picture lies in another, both in shares of their sides: `u = a x + b y + c`, `v = d x + e y + f`. */
export type Placement = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Steps on each level; on the finest every second pixel in each direction tells enough. */
const STEPS = [14, 8, 5] as const
const FINEST = 32
/** Where the coarse pictures have less in common once they lie, they are two. */
const LEAST = [0.45, 0.55, 0.6] as const

/**
 * Lays one picture over another, beginning from where it may lie, so that their light differs least: moved, scaled and turned, in
 * the steps of Gauss and Newton, from coarse to fine (Lucas and Kanade). Null where they do not fit.
 */
export const laidOver = (one: Sheet, other: Sheet, guess: Placement): Placement | null => {
  let placed: Placement | null = guess
  for (const [at, steps] of STEPS.entries()) {
    let likeness = 0
    for (let n = 0; placed && n < steps; n += 1) {
      const step = nearer(one.levels[at] as Level, other.levels[at] as Level, placed)
      placed = step && isPlausible(step.placed) ? step.placed : null
      likeness = step?.likeness ?? 0
    }
    if (likeness < (LEAST[at] ?? 0)) return null
  }
  return placed
}

/** A crop has half the picture or more, and no scan is turned by more than some degrees. */
const isPlausible = ([a, b, , d, e]: Placement): boolean => {
  const isSide = (side: number) => side > 0.45 && side < 2.2
  return isSide(a) && isSide(e) && Math.abs(b) < 0.2 && Math.abs(d) < 0.2
}

/** What is solved for: light and contrast of the other, and how each of the six numbers of a placement changes. */
const UNKNOWNS = 8
const WIDE = UNKNOWNS + 1

const nearer = (one: Level, other: Level, placed: Placement) => {
  const { sums, count, asked } = equations(one, other, placed)
  if (count < asked * 0.4) return null
  const likeness = likenessIn(sums, count)
  const [gain = 0, , ...by] = solved(sums)
  if (!(gain > 0)) return null
  // Further than that no slope tells.
  const change = by.map((value) => Math.max(-0.1, Math.min(0.1, value / gain / one.side)))
  const [da = 0, db = 0, dc = 0, dd = 0, de = 0, df = 0] = change
  const [a, b, c, d, e, f] = placed
  const moved: Placement = [
    ...([a + da, b + db, c + dc - (da + db) / 2] as const),
    ...([d + dd, e + de, f + df - (dd + de) / 2] as const),
  ]
  return { placed: moved, likeness }
}

/** The upper half of the equations of least squares, their right side at its end; and how many pixels lie on the other picture. */
const equations = (one: Level, other: Level, [a, b, c, d, e, f]: Placement) => {
  const { side } = one
  const stride = side > FINEST ? 2 : 1
  const sums = new Float64Array(WIDE * WIDE)
  const terms = new Float64Array(WIDE)
  let count = 0
  for (let row = 0; row < side; row += stride)
    for (let column = 0; column < side; column += stride) {
      const [x, y] = [(column + 0.5) / side, (row + 0.5) / side]
      const [u, v] = [(a * x + b * y + c) * side - 0.5, (d * x + e * y + f) * side - 0.5]
      if (u < 0 || v < 0 || u >= side - 1 || v >= side - 1) continue
      const [left, top] = [Math.floor(u), Math.floor(v)]
      const read = (of: Float32Array) => between(of, top * side + left, side, u - left, v - top)
      const [right, down] = [read(other.right), read(other.down)]
      terms[0] = read(other.light)
      terms[1] = 1
      // Around the middle, where turning and scaling move nothing.
      terms[2] = right * (x - 0.5)
      terms[3] = right * (y - 0.5)
      terms[4] = right
      terms[5] = down * (x - 0.5)
      terms[6] = down * (y - 0.5)
      terms[7] = down
      terms[8] = one.light[row * side + column] as number
      addTerms(sums, terms)
      count += 1
    }
  return { sums, count, asked: (side / stride) ** 2 }
}

const addTerms = (sums: Float64Array, terms: Float64Array): void => {
  for (let i = 0; i < WIDE; i += 1)
    for (let j = i, at = i * WIDE + i; j < WIDE; j += 1, at += 1)
      sums[at] = (sums[at] as number) + (terms[i] as number) * (terms[j] as number)
}

/** How much alike the two are as they lie before the step: their light is the first of the terms and the last. */
const likenessIn = (sums: Float64Array, count: number): number => {
  const at = (i: number, j: number) => sums[i * WIDE + j] as number
  const [light, own] = [at(0, 1), at(1, 8)]
  const shared = at(0, 8) - (light * own) / count
  const spread = (at(0, 0) - light ** 2 / count) * (at(8, 8) - own ** 2 / count)
  return spread > 0 ? shared / Math.sqrt(spread) : 0
}

/** Gauss's way; where a picture is flat in one direction a little on the diagonal keeps it in its place. */
const solved = (sums: Float64Array): number[] => {
  const rows = Array.from({ length: UNKNOWNS }, (_, i) =>
    Float64Array.from(
      { length: WIDE },
      (_, j) => sums[Math.min(i, j) * WIDE + Math.max(i, j)] ?? 0,
    ),
  )
  for (const [i, row] of rows.entries()) {
    row[i] = (row[i] as number) * 1.0001 + 1e-6
    for (const below of rows.slice(i + 1)) {
      const factor = (below[i] as number) / (row[i] as number)
      for (let j = i; j < WIDE; j += 1)
        below[j] = (below[j] as number) - factor * (row[j] as number)
    }
  }
  const found = new Array<number>(UNKNOWNS).fill(0)
  for (let i = UNKNOWNS - 1; i >= 0; i -= 1) {
    const row = rows[i] as Float64Array
    let left = row[UNKNOWNS] as number
    for (let j = i + 1; j < UNKNOWNS; j += 1) left -= (row[j] as number) * (found[j] as number)
    found[i] = left / (row[i] as number)
  }
  return found
}
