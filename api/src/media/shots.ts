import { type Looks, printsApart } from './looks.ts'
import { middleOf, range } from './steps.ts'

/** `to` exclusive. */
export interface Shot {
  readonly from: number
  readonly to: number
}

/** Every frame of a film is in just one shot; `cuts` are the first frames of all but the first. */
export const shotsOf = (cuts: readonly number[], total: number): Shot[] => {
  const bounds = [0, ...cuts, total]
  return bounds.slice(1).map((to, n) => ({ from: bounds[n] ?? 0, to }))
}

const FLASH_LIGHT = 20

/** The sharpest frame of the middle half of a shot that is no flash and no passing damage ([A5]). */
export const sharpestIn = ({ from, to }: Shot, looks: Looks): number => {
  const quarter = Math.floor((to - from) / 4)
  const middle = range(from + quarter, Math.max(from + quarter + 1, to - quarter))
  const usual = middleOf(middle.map((frame) => looks.light[frame] ?? 0))
  const calm = middle.filter((frame) => Math.abs((looks.light[frame] ?? 0) - usual) < FLASH_LIGHT)
  return (calm.length > 0 ? calm : middle).reduce((best, frame) =>
    steadySharpness(frame, looks) > steadySharpness(best, looks) ? frame : best,
  )
}

/** A scratch or a burst of dirt is sharp too, but only for a frame: no frame counts as sharper than is usual around it. */
const steadySharpness = (frame: number, { sharpness }: Looks): number => {
  const around = [...sharpness.slice(Math.max(0, frame - 2), frame + 3)]
  return Math.min(sharpness[frame] ?? 0, middleOf(around) * 1.2)
}

/** Bits of 64 within which two frames of one shot show the same once more. */
const REPEAT = 8

/**
 * Further frames of a shot that lasts: the sharpest of each part of about `length` frames, but none that shows once more what
 * `best` or another one shows ([A5]).
 */
export const furtherIn = (
  { from, to }: Shot,
  best: number,
  looks: Looks,
  length: number,
): number[] => {
  const parts = Math.floor((to - from) / length)
  const edge = (part: number) => from + Math.round((part * (to - from)) / parts)
  const kept = [best]
  for (const part of range(0, parts > 1 ? parts : 0)) {
    const shot = { from: edge(part), to: edge(part + 1) }
    if (shot.from <= best && best < shot.to) continue
    const frame = sharpestIn(shot, looks)
    if (kept.every((one) => printsApart(looks, one, frame) > REPEAT)) kept.push(frame)
  }
  return kept.slice(1)
}
