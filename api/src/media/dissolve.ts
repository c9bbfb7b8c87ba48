import { type Around, middleOf, range } from './steps.ts'
import { evened, medianOf, product, type Thumb, unlike } from './thumb.ts'

/** Frames from the middle of a dissolve to the ends that it is measured by: one of 8 to 40 frames is found by one of these. */
const HALVES = [7, 12, 18]
/** Frames of which the median is an end. */
const END = 5
/** The farthest that is looked at, on either side. */
export const DISSOLVE_REACH = 18 + END

/** How unlike the ends are at least. */
const CHANGED = 0.55
/** What is neither of the one end nor of the other, by how much they differ. Pans and people walking in have 0.22 and more. */
const MOST_LEFT_OVER = 0.18
/** How much of the whole change falls on one frame at most, else it is a cut. */
const MOST_AT_ONCE = 0.3
/** In how many of its frames the change goes on at least. */
const LEAST_GOING_ON = 0.85

/**
 * Whether a dissolve, or a fade through black, has its middle at this frame: what is seen around it is mixed of how it was
 * before and how it is after, of the one ever less and of the other ever more. A pan shows what is in neither.
 */
export const isDissolve = (around: Around, frame: number): boolean =>
  HALVES.some((half) => isMixed(around, frame, half))

const isMixed = (around: Around, frame: number, half: number): boolean => {
  const was = endAt(around, frame - half - END)
  const is = endAt(around, frame + half)
  if (!was || !is) return false
  const changed = unlike(evened(was), evened(is))
  if (changed < CHANGED) return false
  const mixtures = mixturesOf(around, frame, half, was, is)
  const leftOver = mixtures
    .slice(half >> 1, 2 * half - (half >> 1))
    .map(({ left }) => left)
    .sort((one, other) => one - other)
  const most = leftOver[Math.floor(leftOver.length * 0.8)] ?? 1
  return (
    most <= MOST_LEFT_OVER * changed ** 2 &&
    goesOver(
      mixtures.map(({ over }) => over),
      half,
    )
  )
}

const endAt = (around: Around, from: number): Thumb | null => {
  const thumbs = range(from, from + END).flatMap((one) => around.get(one)?.centred ?? [])
  return thumbs.length === END ? medianOf(thumbs) : null
}

interface Mixture {
  /** How much more there is of the end than of the beginning: -1 to 1. */
  readonly over: number
  /** What of its light is of neither, by the light of the two. */
  readonly left: number
}

/** The parts of both ends by which each frame is made best, by least squares. */
const mixturesOf = (
  around: Around,
  frame: number,
  half: number,
  was: Thumb,
  is: Thumb,
): Mixture[] => {
  const [aa, bb, ab] = [product(was, was), product(is, is), product(was, is)]
  const apart = Math.max(aa * bb - ab * ab, 1e-9)
  return range(frame - half, frame + half).flatMap((one) => {
    const seen = around.get(one)?.centred
    if (!seen) return []
    const [a, b] = [product(seen, was), product(seen, is)]
    const [ofWas, ofIs] = [(a * bb - b * ab) / apart, (b * aa - a * ab) / apart]
    const left = product(seen, seen) - ofWas * a - ofIs * b
    return [{ over: ofIs - ofWas, left: (2 * left) / (aa + bb) }]
  })
}

/** From the one to the other, in the middle in the middle, and not at once. */
const goesOver = (over: readonly number[], half: number): boolean => {
  const at = (n: number) => over[n] ?? 0
  if (middleOf(over.slice(half - 3, half)) > 0 || middleOf(over.slice(half, half + 3)) < 0)
    return false
  if (at(half - 1) >= 0 || at(half) < 0) return false
  const later = range(3, over.length)
  const goingOn = later.filter((n) => at(n) > at(n - 3)).length
  const atOnce = Math.max(...range(2, over.length).map((n) => Math.abs(at(n) - at(n - 2)) / 2))
  return goingOn >= LEAST_GOING_ON * later.length && atOnce <= MOST_AT_ONCE
}
