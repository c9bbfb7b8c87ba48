import type { Answer } from '@rollcall/contract/votes.ts'
import { isEarly } from './tally.ts'
import type { BallotTree, VoteEvent } from './vote.model.ts'

/** What an account said: an answer, or that it takes its answer back. */
export type Act = Pick<VoteEvent, 'ballotId' | 'accountId' | 'to' | 'reason' | 'at' | 'version'>

export interface Given {
  /** Where it was given. */
  readonly ballotId: string
  readonly answer: Answer
  readonly reason: string | null
  readonly at: Date
}

/** For each ballot of a tree, what given before when is too early: its own picture, or that of what it went into ([C6]). */
export type Since = ReadonlyMap<string, Date | undefined>

/** What the acts of one account on a tree of ballots come to. */
export interface Replayed {
  readonly standing: Given | null
  readonly first: Answer | null
  readonly last: Answer | null
  /** Whether what stands, or where nothing does the last that was given, is older than the picture to compare with. */
  readonly early: boolean
}

export const sinceIn = (
  { ballotId, parts }: BallotTree,
  picturedOn: (ballotId: string) => Date | undefined,
  above?: Date,
): [string, Date | undefined][] => {
  const own = picturedOn(ballotId)
  const since = own && above ? (own > above ? own : above) : (own ?? above)
  return [[ballotId, since], ...parts.flatMap(({ tree }) => sinceIn(tree, picturedOn, since))]
}

export const ballotsIn = ({ ballotId, parts }: BallotTree): string[] => [
  ballotId,
  ...parts.flatMap(({ tree }) => ballotsIn(tree)),
]

/** Plays one account's acts again: of the answers that stand, the latest; first and last of all that were given. */
export const replay = (tree: BallotTree, acts: readonly Act[], since: Since): Replayed => {
  const lastOn = new Map<string, Act>()
  for (const act of acts) {
    const known = lastOn.get(act.ballotId)
    if (!known || known.version < act.version) lastOn.set(act.ballotId, act)
  }
  const given = acts.filter(({ to }) => to !== null).toSorted(byTime)
  const last = given.at(-1)
  const standing = standingIn(tree, lastOn)
  const from = standing ?? last
  const early = from !== undefined && isEarly({ picturedAt: since.get(from.ballotId) }, from.at)
  return { standing, first: given[0]?.to ?? null, last: last?.to ?? null, early }
}

/** Taking back on a ballot takes back what had gone into it by then; what comes in later stands. */
const standingIn = (
  { ballotId, parts }: BallotTree,
  lastOn: ReadonlyMap<string, Act>,
): Given | null => {
  const own = lastOn.get(ballotId)
  const taken = own?.to === null ? own.at : null
  const brought = parts
    .filter(({ since }) => taken === null || since > taken)
    .map(({ tree }) => standingIn(tree, lastOn))
  const mine = own?.to ? { ballotId, answer: own.to, reason: own.reason, at: own.at } : null
  return brought.reduce((one, other) => (isLater(other, one) ? other : one), mine)
}

const isLater = (one: Given | null, than: Given | null): boolean =>
  one !== null && (than === null || one.at > than.at)

const byTime = (one: Act, other: Act): number =>
  one.at.getTime() - other.at.getTime() || one.version - other.version
