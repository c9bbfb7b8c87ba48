import type { Rate } from '@rollcall/contract/filmFacts.ts'

export interface Timing {
  readonly count: number
  /** Seconds at which pictures are shown; fewer than `count` where the file does not say. */
  readonly shown: readonly number[]
  readonly first: number | null
}

/**
 * How a film gets its constant rate ([A6]). `as-it-is`: each picture becomes one frame. `resampled`: the pictures were
 * shown for unequal times, so each has the frame nearest to its time and some become several; none is left out.
 */
export type Conforming =
  | { readonly kind: 'as-it-is'; readonly rate: Rate }
  | { readonly kind: 'resampled'; readonly rate: Rate }

/** What a file says of its rate. */
export interface Declared {
  readonly rate: Rate | null
  readonly average: Rate | null
}

const usual: readonly Rate[] = [
  ...[12, 15, 16, 18, 20, 24, 25, 30, 48, 50, 60].map((num) => ({ num, den: 1 })),
  ...[12_000, 15_000, 24_000, 30_000, 48_000, 60_000].map((num) => ({ num, den: 1001 })),
]

const HIGHEST = 1_000
const HIGHEST_GUESSED = 120
const FALLBACK: Rate = { num: 24, den: 1 }

/** Decides by the times themselves; what the file declares is only where to begin. */
export const conformingOf = (timing: Timing, declared: Declared): Conforming => {
  const { rate, average } = declared
  const said = [rate, average, average && nearestUsual(perSecond(average))].filter(isPlausible)
  if (timing.shown.length < timing.count * 0.9 || timing.count < 2)
    return { kind: 'as-it-is', rate: reduced(said.find(isGuessable) ?? FALLBACK) }
  const even = [...said, ...measured(timing, rate)].find((one) => fits(timing.shown, one))
  if (even) return { kind: 'as-it-is', rate: reduced(even) }
  return { kind: 'resampled', rate: reduced(rateFor(timing.shown, rate)) }
}

/** How many frames come of it. */
export const framesOf = ({ count, shown }: Timing, { kind, rate }: Conforming): number => {
  if (kind === 'as-it-is') return count
  return (placesAt(shown, rate).at(-1) ?? 0) + 1
}

export const perSecond = ({ num, den }: Rate): number => num / den

const isPlausible = (rate: Rate | null): rate is Rate =>
  rate !== null && perSecond(rate) >= 1 && perSecond(rate) <= HIGHEST
const isGuessable = (rate: Rate): boolean => perSecond(rate) <= HIGHEST_GUESSED

/** Usual rates within 2 % of what is measured: those of the family that is declared first, then the nearest. */
const measured = ({ shown }: Timing, declared: Rate | null): Rate[] => {
  const seconds = (shown.at(-1) ?? 0) - (shown[0] ?? 0)
  const wanted = (shown.length - 1) / seconds
  const stray = (rate: Rate) => (isOfFamily(rate, declared) ? 0 : 1) + distance(rate, wanted)
  return usual
    .filter((rate) => distance(rate, wanted) < 0.02)
    .sort((one, other) => stray(one) - stray(other))
}

const isOfFamily = (rate: Rate, declared: Rate | null): boolean =>
  (rate.den === 1001) === ((declared?.den ?? 1) % 1001 === 0)

/** The share of pictures, or the one, that may stray from an even clock, and how far, in seconds. */
const MAY_STRAY = 0.005
const FARTHEST_STRAY = 0.1

/** Whether the n-th picture is shown within three quarters of a frame of n frames after where most of them begin. */
const fits = (shown: readonly number[], rate: Rate): boolean => {
  const perFrame = 1 / perSecond(rate)
  const begins = shown.map((time, n) => time - n * perFrame)
  const usual = [...begins].sort((one, other) => one - other)[Math.floor(begins.length / 2)] ?? 0
  const stray = begins.map((begin) => Math.abs(begin - usual)).filter((by) => by >= 0.75 * perFrame)
  const isFew = stray.length <= Math.max(1, shown.length * MAY_STRAY)
  return isFew && stray.every((by) => by <= FARTHEST_STRAY)
}

/** The frame of each picture: the nearest to its time, or the next one after the picture before. */
export const placesAt = (shown: readonly number[], rate: Rate): number[] => {
  const [first = 0] = shown
  let last = -1
  return shown.map((time) => {
    last = Math.max(last + 1, Math.round((time - first) * perSecond(rate)))
    return last
  })
}

/** In seconds: how far a picture may be from its time. */
const NEAR = 0.025
/** The share of pictures for which that must hold. */
const MOST = 0.99
const HIGHEST_RESAMPLED = 60

/** The lowest rate, from the declared or the usual one on, at which the pictures stand near their times. */
const rateFor = (shown: readonly number[], declared: Rate | null): Rate => {
  const base = baseRate(shown, declared)
  const higher = [base, { ...base, num: base.num * 2 }, ...[...usual].sort(bySpeed)].filter(
    (rate) => perSecond(rate) >= perSecond(base) && perSecond(rate) <= HIGHEST_RESAMPLED,
  )
  const near = higher.find((rate) => strayShare(shown, rate) <= 1 - MOST)
  const nearest = () =>
    higher.reduce(
      (best, rate) => (strayShare(shown, rate) < strayShare(shown, best) ? rate : best),
      base,
    )
  return near ?? nearest()
}

const bySpeed = (one: Rate, other: Rate): number => perSecond(one) - perSecond(other)

const strayShare = (shown: readonly number[], rate: Rate): number => {
  const [first = 0] = shown
  const places = placesAt(shown, rate)
  const stray = shown.filter(
    (time, n) => Math.abs(time - first - (places[n] ?? 0) / perSecond(rate)) > NEAR,
  )
  return stray.length / shown.length
}

/** The declared rate up to 60 a second; else the usual rate nearest to the median gap. */
const baseRate = (shown: readonly number[], declared: Rate | null): Rate => {
  if (declared && perSecond(declared) >= 1 && perSecond(declared) <= HIGHEST_RESAMPLED)
    return declared
  const gaps = shown.slice(1).map((time, n) => time - (shown[n] ?? 0))
  const sorted = gaps.filter((gap) => gap > 0).sort((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)]
  return median ? nearestUsual(1 / median) : FALLBACK
}

const nearestUsual = (wanted: number): Rate =>
  usual.reduce((best, rate) => (distance(rate, wanted) < distance(best, wanted) ? rate : best))

const distance = (rate: Rate, wanted: number): number =>
  Math.abs(Math.log(perSecond(rate) / wanted))

export const reduced = ({ num, den }: Rate): Rate => {
  const divisor = gcd(num, den)
  return { num: num / divisor, den: den / divisor }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
