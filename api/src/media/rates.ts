import type { Rate } from '@rollcall/contract/films.ts'

export interface Timing {
  readonly count: number
  /** Seconds at which pictures are shown, ascending; fewer than `count` where the file does not say. */
  readonly shown: readonly number[]
  readonly first: number | null
}

/**
 * How a film gets its constant rate ([A6]). `as-it-is`: each picture becomes one frame. `resampled`: the pictures were
 * shown for unequal times, so some become several frames.
 */
export type Conforming =
  | { readonly kind: 'as-it-is'; readonly rate: Rate }
  | { readonly kind: 'resampled'; readonly rate: Rate }

const usual: readonly Rate[] = [
  ...[12, 15, 16, 18, 20, 24, 25, 30, 48, 50, 60].map((num) => ({ num, den: 1 })),
  ...[12_000, 15_000, 24_000, 30_000, 48_000, 60_000].map((num) => ({ num, den: 1001 })),
]

const HIGHEST = 120
const FALLBACK: Rate = { num: 24, den: 1 }

/** Decides by the times themselves; what the file declares is only where to begin. */
export const conformingOf = (
  timing: Timing,
  declared: Rate | null,
  average: Rate | null,
): Conforming => {
  const candidates = [declared, average, average && nearestUsual(perSecond(average))]
    .filter((rate) => rate !== null)
    .filter(isPlausible)
  if (timing.shown.length < timing.count * 0.9 || timing.count === 1)
    return { kind: 'as-it-is', rate: reduced(candidates[0] ?? FALLBACK) }
  const even = candidates.find((rate) => fits(timing.shown, rate))
  if (even) return { kind: 'as-it-is', rate: reduced(even) }
  return { kind: 'resampled', rate: reduced(rateFor(timing.shown, declared)) }
}

/** How many frames come of it. */
export const framesOf = ({ count, shown }: Timing, { kind, rate }: Conforming): number => {
  if (kind === 'as-it-is') return count
  const seconds = (shown.at(-1) ?? 0) - (shown[0] ?? 0)
  return Math.round(seconds * perSecond(rate)) + 1
}

const perSecond = ({ num, den }: Rate): number => num / den

const isPlausible = (rate: Rate): boolean => perSecond(rate) >= 1 && perSecond(rate) <= HIGHEST

/** Whether the n-th picture is always shown within three quarters of a frame of n frames after the first. */
const fits = (shown: readonly number[], rate: Rate): boolean => {
  const perFrame = 1 / perSecond(rate)
  const [first = 0] = shown
  return shown.every((time, n) => Math.abs(time - first - n * perFrame) < 0.75 * perFrame)
}

/** The declared rate, which is the lowest that misses no picture, up to 60 a second; else the usual rate nearest to the median gap. */
const rateFor = (shown: readonly number[], declared: Rate | null): Rate => {
  if (declared && perSecond(declared) >= 1 && perSecond(declared) <= 60) return declared
  const gaps = shown.slice(1).map((time, n) => time - (shown[n] ?? 0))
  const sorted = gaps.filter((gap) => gap > 0).sort((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)]
  return median ? nearestUsual(1 / median) : FALLBACK
}

const nearestUsual = (wanted: number): Rate =>
  usual.reduce((best, rate) => (distance(rate, wanted) < distance(best, wanted) ? rate : best))

const distance = (rate: Rate, wanted: number): number =>
  Math.abs(Math.log(perSecond(rate) / wanted))

const reduced = ({ num, den }: Rate): Rate => {
  const divisor = gcd(num, den)
  return { num: num / divisor, den: den / divisor }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
