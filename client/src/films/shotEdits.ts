import type { Film } from '@rollcall/contract/films.ts'

/** Frames at which a shot is to begin, and at which none is to begin any more. */
export interface ShotsEdit {
  readonly begin: number[]
  readonly join: number[]
}

type Shots = Film['shots']

/** A shot begins at this frame; null where one does. */
export const splitAt = (shots: Shots, frame: number): ShotsEdit | null =>
  shots.some(({ from }) => from === frame) ? null : { begin: [frame], join: [] }

/** The shot of this frame is one with the shot before it; null for the first. */
export const joinedBefore = (shots: Shots, frame: number): ShotsEdit | null => {
  const shot = shots.find(({ from, to }) => from <= frame && frame < to)
  return shot && shot.from > 0 ? { begin: [], join: [shot.from] } : null
}

/** One shot from the first frame to the last; null where it is there, or `last` comes before `first`. */
export const shotBetween = (
  shots: Shots,
  first: number,
  last: number,
  frames: number,
): ShotsEdit | null => {
  const begun = shots.map(({ from }) => from)
  const begin = [first, last + 1].filter((frame) => frame < frames && !begun.includes(frame))
  const join = begun.filter((frame) => first < frame && frame <= last)
  return last < first || begin.length + join.length === 0 ? null : { begin, join }
}
