import type { Change } from './footage.ts'

/** Frames by which what is found may be beside where it was cut. */
const BESIDE = 2

/** How many of what was found are right, how many wrong, and how many changes were missed; a change is found once. */
export const found = (cuts: readonly number[], changes: readonly Change[]) => {
  const left = [...changes]
  for (const cut of cuts) {
    const at = left.findIndex(({ from, to }) => cut >= from - BESIDE && cut <= to + BESIDE)
    if (at >= 0) left.splice(at, 1)
  }
  const right = changes.length - left.length
  return { right, wrong: cuts.length - right, missed: left.length }
}
