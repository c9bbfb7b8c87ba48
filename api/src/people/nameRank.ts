import { type Likeness, type Reason, reasons } from './likeness.ts'
import { type Alike, comparing, type Match, waysToMatch } from './nameMatch.ts'

export interface Ranked<Candidate> {
  readonly candidate: Candidate
  readonly reason: Reason
  /** Which of his names it is, by its place. */
  readonly name: number
  /** What of it is least alike; null where nothing is. */
  readonly least: Alike | null
}

/** One way to lay the query over one of the names. */
interface Way {
  readonly match: Match
  readonly name: number
}

interface Best extends Likeness {
  readonly name: number
  readonly least: Alike | null
}

/** What is less alike than this is no hit. */
const LEAST = 0.6
/** A part this alike counts as found, when parts are weighed by how rare they are. */
const FOUND = 0.85
/** What each part of the name that was not asked for, and each that stands elsewhere, takes off. */
const UNASKED = 0.012
const OUT_OF_ORDER = 0.01

/** Orders candidates by how alike the best of their names is to the query, and says why; leaves out who is not alike. */
export const rankNames = <Candidate extends { readonly names: readonly (readonly string[])[] }>(
  asked: readonly string[],
  candidates: readonly Candidate[],
): Ranked<Candidate>[] => {
  const compare = comparing()
  const matched = candidates.map((candidate) => ({
    candidate,
    ways: candidate.names.flatMap((parts, name): Way[] =>
      waysToMatch(asked, parts, compare).map((match) => ({ match, name })),
    ),
  }))
  const weights = asked.map((_, at) =>
    rarity(
      matched.map(({ ways }) => ways),
      at,
    ),
  )
  return matched
    .map(({ candidate, ways }) => ({ candidate, ...best(ways, weights) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
}

/** A part that few candidates have says more than one that most of them have. */
const rarity = (candidates: readonly (readonly Way[])[], at: number): number => {
  const having = candidates.filter((ways) =>
    ways.some(({ match: { parts } }) => (parts[at]?.likeness.score ?? 0) >= FOUND),
  )
  return 1 + Math.log((candidates.length + 1) / (having.length + 1))
}

const best = (ways: readonly Way[], weights: readonly number[]): Best =>
  ways
    .map((way) => weigh(way, weights))
    .reduce((most, next) => (next.score > most.score ? next : most), none)

const none: Best = { score: 0, reason: 'sounds-like', name: 0, least: null }

const weigh = ({ match: { parts, unasked }, name }: Way, weights: readonly number[]): Best => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shared = parts.reduce(
    (sum, { likeness }, at) => sum + likeness.score * (weights[at] ?? 0),
    0,
  )
  const swapped = parts.filter(({ at }, index) => at < (parts[index - 1]?.at ?? -1))
  const score = shared / total - unasked * UNASKED - swapped.length * OUT_OF_ORDER
  const worst = Math.max(...parts.map(({ likeness }) => reasons.indexOf(likeness.reason)))
  const reason = reasons[worst] ?? 'sounds-like'
  const least = parts.find(({ likeness }) => likeness.reason === reason) ?? null
  return { score, reason, name, least }
}
