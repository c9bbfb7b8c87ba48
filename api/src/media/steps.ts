import { centred, evened, meanOf, medianOf, type Thumb, unlike, unlikeAtBest } from './thumb.ts'

/** A frame among those around it. */
export interface Seen {
  readonly centred: Thumb
  readonly evened: Thumb
  /** How unlike it is to the frame before it, to the one before that, and so on. */
  readonly back: readonly number[]
  /** Mean of the thumb, 0 to 255. */
  readonly light: number
  isFlash?: boolean
  step?: number
}

export type Around = ReadonlyMap<number, Seen>

/** As many frames on either side are compared, each with each: a flash or blot of five is passed over. */
const SIDE = 6
/** As far back as frames are compared with a new one. */
const BACK = 2 * SIDE - 1
/** As many steps on either side tell what is usual there. */
const NEARBY = 10

export const seenOf = (around: Around, frame: number, thumb: Thumb): Seen => {
  const light = meanOf(thumb)
  const plain = centred(thumb, light)
  const even = evened(plain)
  const back = range(1, BACK + 1).flatMap((far) => {
    const before = around.get(frame - far)
    return before ? [unlikeAtBest(before.evened, even)] : []
  })
  return { centred: plain, evened: even, back, light }
}

/** What a step must come to, times how far it is beyond the usual: a cut in calm pictures is small, one in fast motion is not. */
const ENOUGH = 1.1
const BEYOND = 0.75
/** Medians on both sides of a cut: how unlike at least, and how much more than the frames are unlike to their own. */
const CHANGED = 0.4
const TOLD_APART = 1.3

/**
 * How clearly a shot begins with this frame; 0 where none does. It does where nothing before it is like anything
 * after it, where no frame near it parts the film more clearly, beyond what moves there from frame to frame, and it lasts.
 */
export const clearnessOfCut = (around: Around, frame: number): number => {
  const step = stepAt(around, frame)
  const near = range(frame - SIDE, frame + SIDE + 1)
  if (near.some((one) => isClearer(stepAt(around, one), one, step, frame))) return 0
  const far = 1 + flashesAt(around, frame)
  const before = range(frame - NEARBY, frame)
  const after = range(frame + far, frame + far + NEARBY)
  const usual = Math.max(usualIn(around, before, far), usualIn(around, after, far), 0.02)
  const clear = step * (step / usual) ** BEYOND
  return clear >= ENOUGH && lasts(around, frame) ? clear : 0
}

const isClearer = (other: number, at: number, step: number, frame: number): boolean =>
  other > step || (other === step && at < frame)

/** The least unlike of all pairs of a frame before and one after that are no flashes. */
const stepAt = (around: Around, frame: number): number => {
  const seen = around.get(frame)
  if (!seen) return 0
  const isCalm = (one: number) => !isFlash(around, one)
  seen.step ??= Math.min(
    ...range(frame, frame + SIDE)
      .filter(isCalm)
      .flatMap((after) => {
        const { back = [] } = around.get(after) ?? {}
        const before = range(frame - SIDE, frame).filter(isCalm)
        return before.flatMap((one) => back[after - one - 1] ?? [])
      }),
  )
  return Number.isFinite(seen.step) ? seen.step : 0
}

/** How much lighter or darker than is usual around it a frame is that is passed over. */
const FLASH_LIGHT = 75

const isFlash = (around: Around, frame: number): boolean => {
  const seen = around.get(frame)
  if (!seen) return false
  const lights = range(frame - SIDE, frame + SIDE + 1).flatMap(
    (one) => around.get(one)?.light ?? [],
  )
  seen.isFlash ??= Math.abs(seen.light - middleOf(lights)) > FLASH_LIGHT
  return seen.isFlash
}

/** Over how many flashes a step goes: what moves meanwhile is no cut. */
const flashesAt = (around: Around, frame: number): number => {
  let [from, to] = [frame, frame]
  while (frame - from < SIDE - 1 && isFlash(around, from - 1)) from -= 1
  while (to - frame < SIDE - 1 && isFlash(around, to)) to += 1
  return Math.min(to - from, SIDE - 1)
}

/** How unlike frames usually are to those as far before them. */
const usualIn = (around: Around, frames: readonly number[], far: number): number =>
  middleOf(
    frames.flatMap((one) =>
      isFlash(around, one) || isFlash(around, one - far)
        ? []
        : (around.get(one)?.back[far - 1] ?? []),
    ),
  )

const lasts = (around: Around, frame: number): boolean => {
  const before = evenedIn(around, frame - SIDE, frame)
  const after = evenedIn(around, frame, frame + SIDE)
  const [was, is] = [medianOf(before), medianOf(after)]
  const changed = unlike(was, is)
  const spread = Math.max(spreadOf(before, was), spreadOf(after, is))
  return changed >= CHANGED && changed >= TOLD_APART * spread
}

const spreadOf = (thumbs: readonly Thumb[], middle: Thumb): number =>
  middleOf(thumbs.map((thumb) => unlike(thumb, middle)))

/** What the frames from one to another show in the middle, `to` exclusive. */
export const shownIn = (around: Around, from: number, to: number): Thumb =>
  medianOf(evenedIn(around, from, to))

const evenedIn = (around: Around, from: number, to: number): Thumb[] =>
  range(from, to).flatMap((one) => around.get(one)?.evened ?? [])

export const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[sorted.length >> 1] ?? 0
  return sorted.length % 2 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? 0)) / 2
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
