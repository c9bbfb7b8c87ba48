import { isDissolve } from './dissolve.ts'
import { type Around, clearnessOfCut, type Seen, seenOf, shownIn } from './steps.ts'
import { type Thumb, unlike } from './thumb.ts'

/** Fewer frames are no shot: a flash, a splice, dirt over the whole picture. */
const SHORTEST = 8
/** Two cuts within as many frames are one event. */
const EVENT = 12
/** Frames that are kept on either side of the one that is judged. */
const REACH = 24
/** Medians less unlike than this show the same. */
const SAME = 0.3

export interface CutFinder {
  readonly add: (thumb: Thumb) => void
  /** Once all frames are there: the first frame of each shot but the first. */
  readonly end: () => readonly number[]
}

/**
 * Finds where a film was cut, of its frames one after the other, in memory that does not grow with them: 49 are kept. A cut
 * is told by one step between all frames before it and all after (steps.ts), a dissolve or fade by frames that are mixed
 * of its ends (dissolve.ts). Figures: test/bench/README.md.
 */
export const makeCutFinder = (): CutFinder => {
  const around = new Map<number, Seen>()
  const changes = makeChanges()
  let total = 0
  const judge = (frame: number) => {
    if (frame >= SHORTEST) changes.judge(around, frame)
    around.delete(frame - REACH)
  }
  return {
    add: (thumb) => {
      around.set(total, seenOf(around, total, thumb))
      total += 1
      if (total > REACH) judge(total - 1 - REACH)
    },
    end: () => {
      for (let frame = Math.max(0, total - REACH); frame <= total - SHORTEST; frame += 1)
        judge(frame)
      return changes.cuts
    },
  }
}

/** What was found so far. Of two that lie too close together the clearer one is kept; where the old picture comes back, neither was a cut. */
const makeChanges = () => {
  const cuts: number[] = []
  let last = { clear: 0, before: new Float32Array() as Thumb }
  const judge = (around: Around, frame: number) => {
    const clear = clearnessOfCut(around, frame) || (isDissolve(around, frame) ? DISSOLVE : 0)
    if (clear === 0) return
    const [before, after] = [shownIn(around, frame - 6, frame), shownIn(around, frame, frame + 6)]
    const isClose = frame - (cuts.at(-1) ?? -EVENT) < EVENT
    if (isClose && unlike(last.before, after) < SAME) cuts.pop()
    else if (!isClose) cuts.push(frame)
    else if (clear > last.clear) cuts.splice(-1, 1, frame)
    else return
    last = { clear, before }
  }
  return { cuts, judge }
}

/** A cut goes before a dissolve. */
const DISSOLVE = 0.1
