/** A stream of numbers in [0, 1) that is the same for the same seed, on every machine. */
export type Random = () => number

export const randomOf = (seed: number): Random => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** About normal, never further than 2.4 deviations: the sum of four even ones. */
export const about = (random: Random, mean: number, deviation: number): number =>
  mean + deviation * 1.2 * (random() + random() + random() + random() - 2) * 1.4

export const between = (random: Random, low: number, high: number): number =>
  low + (high - low) * random()

export const oneOf = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T
