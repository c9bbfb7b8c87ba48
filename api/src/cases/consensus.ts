import type { Counts, Verdict } from '@rollcall/contract/votes.ts'

/** One-sided 95 %: the bounds in SPEC C are Wilson's at this z. */
const Z = 1.645

/** Counted answers by sign: Y same, N different, U can't tell. */
export interface Signs {
  readonly y: number
  readonly n: number
  readonly u: number
}

const signsOf = (counts: Counts): Signs => ({
  y: counts['same-sure'] + counts['same-likely'],
  n: counts['different-sure'] + counts['different-likely'],
  u: counts['cant-tell'],
})

/** Wilson's bounds for the share of "same" among `y + n` answers; 0 and 1 when there are none. */
export const wilson = ({ y, n }: Signs): { lower: number; upper: number } => {
  const total = y + n
  if (total === 0) return { lower: 0, upper: 1 }
  const share = y / total
  const z2 = Z * Z
  const middle = share + z2 / (2 * total)
  const spread = Z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total))
  const scale = 1 + z2 / total
  return { lower: (middle - spread) / scale, upper: (middle + spread) / scale }
}

const LEAST_AGAINST = 4
const LEAST_RIVAL = 3
const LEAST_LEAD = 0.1

/** What the crowd says of one identification beside its rivals ([C1], [C2], [C3]). Shares are compared as integers. */
export const verdictOf = (
  counts: Counts,
  rivals: readonly Counts[],
  supportedAnswers: number,
): Verdict => {
  const mine = signsOf(counts)
  const others = rivals.map(signsOf)
  if (isSupported(mine, others, supportedAnswers)) return 'supported'
  if (isUnsupported(mine)) return 'unsupported'
  return isDisputed(mine, others) ? 'disputed' : 'open'
}

const isSupported = (mine: Signs, rivals: readonly Signs[], least: number): boolean => {
  const total = mine.y + mine.n
  const { lower } = wilson(mine)
  const bestRival = Math.max(0, ...rivals.map((rival) => wilson(rival).lower))
  return (
    total >= least &&
    3 * mine.y > 2 * total &&
    lower > 0.5 &&
    2 * mine.u < total + mine.u &&
    !rivals.some(isFavoured) &&
    (rivals.length === 0 || lower - bestRival >= LEAST_LEAD)
  )
}

const isUnsupported = (mine: Signs): boolean => {
  const total = mine.y + mine.n
  return total >= LEAST_AGAINST && 3 * mine.y < total && wilson(mine).upper < 0.5
}

const isDisputed = (mine: Signs, rivals: readonly Signs[]): boolean => {
  const total = mine.y + mine.n
  const split = total >= LEAST_AGAINST && 3 * mine.y >= total && 3 * mine.y <= 2 * total
  return split || (isFavoured(mine) && rivals.some(isFavoured))
}

const isFavoured = ({ y, n }: Signs): boolean => y + n >= LEAST_RIVAL && y > n
