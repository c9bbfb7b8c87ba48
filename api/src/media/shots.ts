/** What a survey of a rendition knows of each frame, by frame number. */
export interface Frames {
  /** ffmpeg's scene score, 0 to 1: how much it differs from the frame before. */
  readonly scene: readonly number[]
  /** Variance of the Laplacian of luma. */
  readonly sharpness: readonly number[]
  /** Mean luma, 0 to 255. */
  readonly light: readonly number[]
  /** A few grey pixels of each, to tell whether two show the same. */
  readonly glimpse: (frame: number) => Uint8Array
}

/** `to` exclusive. */
export interface Shot {
  readonly from: number
  readonly to: number
}

const CUT_SCORE = 0.3
/** Fewer frames are no shot: a flash, a splice, dirt over the whole picture. */
const SHORTEST = 12
/** Mean difference of glimpses below which two frames show the same: real cuts have 60 and more, motion within 12 frames up to 35. */
const SAME_GLIMPSE = 12

/** Cuts a film into shots: every frame is in just one, none has fewer than 12 frames unless the film has. */
export const shotsOf = (frames: Frames): Shot[] => {
  const total = frames.scene.length
  const cuts = frames.scene.flatMap((score, frame) =>
    frame > 0 && score > CUT_SCORE ? [frame] : [],
  )
  const kept = withoutFlashes(cuts, frames)
  const bounds = [0, ...kept, total]
  return bounds.slice(1).map((to, n) => ({ from: bounds[n] ?? 0, to }))
}

/** Cuts that lie close together are one event: no cut at all when the old picture comes back after it, else its strongest. */
const withoutFlashes = (cuts: readonly number[], frames: Frames): number[] => {
  const total = frames.scene.length
  return eventsIn(cuts).flatMap((event) => {
    const first = event[0] ?? 0
    const last = event.at(-1) ?? 0
    const atEdge = first < SHORTEST || total - last < SHORTEST
    if (atEdge || comesBack(first - 1, last, frames)) return []
    return [strongest(event, frames.scene)]
  })
}

const eventsIn = (cuts: readonly number[]): number[][] => {
  const events: number[][] = []
  for (const cut of cuts) {
    const open = events.at(-1)
    if (open && cut - (open.at(-1) ?? 0) < SHORTEST) open.push(cut)
    else events.push([cut])
  }
  return events
}

const comesBack = (before: number, last: number, { glimpse }: Frames): boolean =>
  range(last, last + SHORTEST).some((frame) => looksAlike(glimpse(before), glimpse(frame)))

const looksAlike = (a: Uint8Array, b: Uint8Array): boolean => {
  let sum = 0
  for (let n = 0; n < a.length; n += 1) sum += Math.abs((a[n] ?? 0) - (b[n] ?? 0))
  return sum / a.length < SAME_GLIMPSE
}

const strongest = (cuts: readonly number[], scene: readonly number[]): number =>
  cuts.reduce((best, cut) => ((scene[cut] ?? 0) > (scene[best] ?? 0) ? cut : best))

const FLASH_LIGHT = 20

/** The sharpest frame of the middle half of a shot that is no flash and no passing damage ([A5]). */
export const sharpestIn = ({ from, to }: Shot, frames: Frames): number => {
  const quarter = Math.floor((to - from) / 4)
  const middle = range(from + quarter, Math.max(from + quarter + 1, to - quarter))
  const usual = median(middle.map((frame) => frames.light[frame] ?? 0))
  const calm = middle.filter((frame) => Math.abs((frames.light[frame] ?? 0) - usual) < FLASH_LIGHT)
  return (calm.length > 0 ? calm : middle).reduce((best, frame) =>
    steadySharpness(frame, frames) > steadySharpness(best, frames) ? frame : best,
  )
}

/** A scratch or a burst of dirt is sharp too, but only for a frame: no frame counts as sharper than is usual around it. */
const steadySharpness = (frame: number, { sharpness }: Frames): number => {
  const around = sharpness.slice(Math.max(0, frame - 2), frame + 3)
  return Math.min(sharpness[frame] ?? 0, median(around) * 1.2)
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n)
