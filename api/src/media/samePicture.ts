import { laidOver, type Placement } from './laying.ts'
import { type Cutout, STEPS } from './prints.ts'
import { between, type Sheet } from './sheet.ts'
import { SIDE } from './small.ts'

/** One picture lies over another: how much alike they are there, and how much of each the other covers, 0 to 1. */
export interface Likeness {
  readonly likeness: number
  readonly covered: number
  readonly covering: number
}

/** Two pictures that have only something in common stay below one of these (test/bench/README.md). */
const LEAST_LIKE = 0.78
/** The quarter of the tiles that is least alike: one strong edge that both have is not enough. */
const LEAST_TILE = 0.68
/** What is fine in a picture a poor scan loses first. */
const LEAST_FINE = 0.4
const LEAST_TILES = 3
const [LEAST_COVERED, MOST_COVERED] = [0.4, 0.75]

/** Whether a picture is about that part of another one; null where it is not. */
export const asPartOf = (one: Sheet, other: Sheet, part: Cutout): Likeness | null => {
  const placed = laidOver(one, other, placementOf(part))
  if (!placed) return null
  const broad = tilesOf(one.broad, other.broad, placed)
  const fine = tilesOf(one.fine, other.fine, placed)
  const likeness = correlation(together(broad))
  if (likeness < LEAST_LIKE || correlation(together(fine)) < LEAST_FINE) return null
  if (leastTile(broad) < LEAST_TILE) return null
  const [a, b, , d, e] = placed
  const covered = (together(broad)[0] as number) / SIDE ** 2
  const covering = Math.min(1, covered * Math.abs(a * e - b * d))
  const isEnough =
    Math.min(covered, covering) >= LEAST_COVERED && Math.max(covered, covering) >= MOST_COVERED
  return isEnough ? { likeness, covered, covering } : null
}

const placementOf = ({ left, top, right, bottom }: Cutout): Placement => [
  ...([(right - left) / STEPS, 0, left / STEPS] as const),
  ...([0, (bottom - top) / STEPS, top / STEPS] as const),
]

const TILES = 4

/** How much alike the two are in the tiles that are least so, of those that show something. */
const leastTile = (tiles: readonly Float64Array[]): number => {
  const usual = energyOf(together(tiles))
  const told = tiles.filter((tile) => (tile[0] as number) >= SIDE && energyOf(tile) > usual / 8)
  const likes = told.map(correlation).sort((a, b) => a - b)
  return likes.length < LEAST_TILES ? 0 : (likes[likes.length >> 2] as number)
}

const together = (tiles: readonly Float64Array[]): Float64Array =>
  tiles.reduce((sums, tile) => sums.map((sum, at) => sum + (tile[at] as number)))

/** Of each tile: how many pixels, and the sums of both, of their squares and of their product. */
const tilesOf = (
  one: Float32Array,
  other: Float32Array,
  [a, b, c, d, e, f]: Placement,
): Float64Array[] => {
  const tiles = Array.from({ length: TILES ** 2 }, () => new Float64Array(6))
  for (let row = 0, n = 0; row < SIDE; row += 1)
    for (let column = 0; column < SIDE; column += 1, n += 1) {
      const [x, y] = [(column + 0.5) / SIDE, (row + 0.5) / SIDE]
      const [u, v] = [(a * x + b * y + c) * SIDE - 0.5, (d * x + e * y + f) * SIDE - 0.5]
      if (u < 0 || v < 0 || u >= SIDE - 1 || v >= SIDE - 1) continue
      const [left, top] = [Math.floor(u), Math.floor(v)]
      const p = one[n] as number
      const q = between(other, top * SIDE + left, SIDE, u - left, v - top)
      const tile = tiles[Math.floor(y * TILES) * TILES + Math.floor(x * TILES)] as Float64Array
      for (const [at, value] of [1, p, q, p * p, q * q, p * q].entries())
        tile[at] = (tile[at] as number) + value
    }
  return tiles
}

const energyOf = ([n = 0, , , squares = 0]: Float64Array): number => squares / n

const correlation = ([n = 0, p = 0, q = 0, pp = 0, qq = 0, pq = 0]: Float64Array): number => {
  const spread = Math.sqrt(Math.max(0, pp - (p * p) / n) * Math.max(0, qq - (q * q) / n))
  return spread > 0 ? (pq - (p * q) / n) / spread : 0
}
