import { type Shot, shotsOf } from '../media/shots.ts'
import type { FilmShot } from './film.model.ts'

/** First frames of shots: which are new, and which are no more. */
export interface ShotsEdit {
  readonly begin: readonly number[]
  readonly join: readonly number[]
}

/**
 * The shots of a film after an edit ([A5]); null where it does not fit them: a shot begins there already, or none does.
 * A shot keeps its `best` frame as long as that is in it; where none is, `bestOf` says it.
 */
export const editedShots = (
  shots: readonly FilmShot[],
  { begin, join }: ShotsEdit,
  bestOf: (shot: Shot) => number,
): FilmShot[] | null => {
  const total = shots.at(-1)?.to ?? 0
  const begun = new Set(shots.slice(1).map(({ from }) => from))
  if (begin.some((frame) => begun.has(frame)) || !join.every((frame) => begun.delete(frame)))
    return null
  const cuts = [...begun, ...begin].sort((one, other) => one - other)
  return shotsOf(cuts, total).map((shot) => {
    const same = shots.find(({ from, to }) => from === shot.from && to === shot.to)
    return same ?? { ...shot, best: nearestIn(shot, shots) ?? bestOf(shot) }
  })
}

/** Of the frames that stood for shots before, the one nearest to the middle of this one. */
const nearestIn = ({ from, to }: Shot, shots: readonly FilmShot[]): number | undefined => {
  const off = (frame: number) => Math.abs(2 * frame - from - to)
  return shots
    .map(({ best }) => best)
    .filter((best) => from <= best && best < to)
    .sort((one, other) => off(one) - off(other))[0]
}
