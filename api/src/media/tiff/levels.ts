import type { Directory } from './directory.ts'
import { type Layout, tags } from './layout.ts'

/** Which numbers are black and white. */
export interface Levels {
  readonly black: number
  readonly white: number
  /** The bits that are used of those there are, where nothing says so and the numbers show it. */
  readonly assumedBits?: number
}

export interface Extremes {
  readonly least: number
  readonly most: number
}

/** Whether black and white can only be told from the numbers themselves. */
export const needsExtremes = ({ bits, form, colours }: Layout): boolean =>
  (colours === 'grey' || colours === 'rgb') && (form === 'float' || (bits[0] ?? 8) > 8)

/** Floats mean 0 to 1, or the numbers they were made of; whole numbers the most that fits, unless a tag or they themselves say less. */
export const levelsOf = (of: Directory, layout: Layout, { least, most }: Extremes): Levels => {
  const bits = layout.bits[0] ?? 8
  const said = saidIn(of)
  if (layout.form === 'float') return said ?? floatLevels(most)
  const full = 2 ** (layout.form === 'signed' ? bits - 1 : bits) - 1
  const white = said?.white ?? of.number(tags.mostValue, 0)
  if (isWhole(white) && white >= 255 && white < full) return { black: 0, white }
  if (layout.form === 'signed' && least < -full / 2) return { black: -full - 1, white: full }
  if (bits <= 8 || of.has(tags.profile) || most < 1) return { black: 0, white: full }
  const used = [8, 10, 12, 16].find((one) => one < bits && most < 2 ** one)
  // Between 13 and 15 bits nobody can tell a dark picture from one that has less.
  return used === undefined
    ? { black: 0, white: full }
    : { black: 0, white: 2 ** used - 1, assumedBits: used }
}

/** 255, 1023, 4095: anything else only tells what was counted in the picture. */
const isWhole = (white: number): boolean => Number.isInteger(Math.log2(white + 1))

const saidIn = (of: Directory): Levels | null => {
  const [black, white] = [of.number(tags.leastSample, 0), of.number(tags.mostSample, 0)]
  return Number.isFinite(white) && white > black ? { black, white } : null
}

const floatLevels = (most: number): Levels => {
  // A little over 1 are highlights.
  const white = [1, 255, 65_535].find((one) => most <= one * (one === 1 ? 2 : 1)) ?? most
  return { black: 0, white }
}
