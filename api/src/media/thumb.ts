/** A frame at 32 x 24, in rows from the top: enough to see a cut in, and too small for grain and scratches. */
export type Thumb = Float32Array

export const ACROSS = 32
export const DOWN = 24
const SIZE = ACROSS * DOWN

/** Averages a grey picture, at least that large, into a thumb: light of 0 to 255. */
export const thumbOf = (grey: Uint8Array, width: number, height: number): Thumb => {
  const thumb = new Float32Array(SIZE)
  for (let row = 0, n = 0; row < DOWN; row += 1) {
    const [top, below] = part(row, DOWN, height)
    for (let column = 0; column < ACROSS; column += 1, n += 1) {
      const [left, right] = part(column, ACROSS, width)
      let sum = 0
      for (let y = top; y < below; y += 1)
        for (let x = left; x < right; x += 1) sum += grey[y * width + x] as number
      thumb[n] = sum / ((below - top) * (right - left))
    }
  }
  return thumb
}

/** Where one of `parts` parts of a length begins and ends. */
const part = (at: number, parts: number, length: number): [number, number] => {
  const from = Math.min(length - 1, Math.floor((at * length) / parts))
  return [from, Math.max(from + 1, Math.floor(((at + 1) * length) / parts))]
}

export const meanOf = (thumb: Thumb): number => {
  let sum = 0
  for (const value of thumb) sum += value
  return sum / SIZE
}

/** Without its mean: a lamp that flickers changes but the scale of it. */
export const centred = (thumb: Thumb, mean: number): Thumb => thumb.map((value) => value - mean)

/** Of a centred thumb: what it shows at any light. Below 4 of 255 the deviation is noise, which is not made large. */
export const evened = (from: Thumb): Thumb => {
  const deviation = Math.sqrt(product(from, from) / SIZE)
  return from.map((value) => value / Math.max(4, deviation))
}

export const product = (a: Thumb, b: Thumb): number => {
  let sum = 0
  for (let n = 0; n < SIZE; n += 1) sum += (a[n] as number) * (b[n] as number)
  return sum
}

/** The middle of each pixel over some frames: what passes in fewer than half of them is gone. */
export const medianOf = (thumbs: readonly Thumb[]): Thumb => {
  const sorted = new Float32Array(thumbs.length)
  const [below, above] = [(thumbs.length - 1) >> 1, thumbs.length >> 1]
  const median = new Float32Array(SIZE)
  for (let n = 0; n < SIZE; n += 1) {
    for (let at = 0; at < sorted.length; at += 1)
      insert(sorted, at, (thumbs[at] as Thumb)[n] as number)
    median[n] = ((sorted[below] as number) + (sorted[above] as number)) / 2
  }
  return median
}

/** Into the first `count` values, which are sorted. */
const insert = (sorted: Float32Array, count: number, value: number) => {
  let at = count
  for (; at > 0 && (sorted[at - 1] as number) > value; at -= 1)
    sorted[at] = sorted[at - 1] as number
  sorted[at] = value
}

/** Mean difference of two evened thumbs: 0 for the same, about 1.1 for two that have nothing in common. */
export const unlike = (a: Thumb, b: Thumb): number => unlikeMoved(a, b, 0, 0)

/** The least such difference when one may be moved by a pixel each way: gate weave and slow pans are no difference. */
export const unlikeAtBest = (a: Thumb, b: Thumb): number => {
  let least = Number.POSITIVE_INFINITY
  for (let dy = -1; dy <= 1; dy += 1)
    for (let dx = -1; dx <= 1; dx += 1) least = Math.min(least, unlikeMoved(a, b, dx, dy))
  return least
}

const unlikeMoved = (a: Thumb, b: Thumb, dx: number, dy: number): number => {
  const [left, right] = [Math.max(0, dx), Math.min(ACROSS, ACROSS + dx)]
  const [top, below] = [Math.max(0, dy), Math.min(DOWN, DOWN + dy)]
  let sum = 0
  for (let y = top; y < below; y += 1)
    for (let x = left, n = y * ACROSS + left; x < right; x += 1, n += 1)
      sum += Math.abs((a[n] as number) - (b[n - dy * ACROSS - dx] as number))
  return sum / ((below - top) * (right - left))
}
