import { ACROSS, DOWN, type Thumb } from './thumb.ts'

/** What is known of each frame of a film, by frame number: 16 bytes a frame. */
export interface Looks {
  /** Variance of the Laplacian of luma. */
  readonly sharpness: Float32Array
  /** Mean luma, 0 to 255. */
  readonly light: Float32Array
  /** Perceptual hashes of 64 bits, two numbers each: whether it becomes lighter or darker from place to place. */
  readonly prints: Uint32Array
}

/**
 * Collects what is looked for in grey frames of one size. Pixels are read by loops over their bytes, since this is the one
 * hot place of an ingest that is ours.
 */
export const makeLooks = (width: number, height: number, frames: number) => {
  const looks: Looks = {
    sharpness: new Float32Array(frames),
    light: new Float32Array(frames),
    prints: new Uint32Array(2 * frames),
  }
  let count = 0
  return {
    looks,
    count: () => count,
    add: (grey: Uint8Array, thumb: Thumb) => {
      looks.sharpness[count] = laplacianVariance(grey, width, height)
      looks.light[count] = meanOf(grey)
      looks.prints.set(printOf(thumb), 2 * count)
      count += 1
    },
  }
}

/** Bits of 64 in which the prints of two frames differ; pictures that have nothing in common differ in about half. */
export const printsApart = ({ prints }: Looks, one: number, other: number): number =>
  bitsIn((prints[2 * one] ?? 0) ^ (prints[2 * other] ?? 0)) +
  bitsIn((prints[2 * one + 1] ?? 0) ^ (prints[2 * other + 1] ?? 0))

const bitsIn = (value: number): number => {
  let [bits, left] = [0, value >>> 0]
  for (; left !== 0; left &= left - 1) bits += 1
  return bits
}

const meanOf = (grey: Uint8Array): number => {
  let sum = 0
  for (const value of grey) sum += value
  return sum / grey.length
}

const laplacianVariance = (grey: Uint8Array, width: number, height: number): number => {
  const at = (index: number) => grey[index] as number
  let sum = 0
  let squares = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, n = y * width + 1; x < width - 1; x += 1, n += 1) {
      const edge = 4 * at(n) - at(n - 1) - at(n + 1) - at(n - width) - at(n + width)
      sum += edge
      squares += edge * edge
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2))
  return squares / count - (sum / count) ** 2
}

/** Of 8 rows of 9 places each, whether the next place is lighter: dHash, as it is called. */
const printOf = (thumb: Thumb): [number, number] => {
  const bits: [number, number] = [0, 0]
  for (let n = 0; n < 64; n += 1) {
    const [row, column] = [n >> 3, n & 7]
    if (placeLight(thumb, row, column) < placeLight(thumb, row, column + 1))
      bits[n >> 5] = ((bits[n >> 5] as number) | (1 << (n & 31))) >>> 0
  }
  return bits
}

const PLACE = { width: Math.floor(ACROSS / 9), height: DOWN / 8 }

const placeLight = (thumb: Thumb, row: number, column: number): number => {
  const left = Math.round((column * (ACROSS - PLACE.width)) / 8)
  let sum = 0
  for (let y = row * PLACE.height; y < (row + 1) * PLACE.height; y += 1)
    for (let x = left; x < left + PLACE.width; x += 1) sum += thumb[y * ACROSS + x] as number
  return sum
}
