import type { Answer } from '@rollcall/contract/votes.ts'
import type { VoteEvent } from './vote.model.ts'

/** A ballot with those that went into it, and since when ([K3]). */
export interface BallotTree {
  readonly ballotId: string
  readonly parts: readonly { readonly tree: BallotTree; readonly since: Date }[]
}

/** What an account said: an answer, or that it takes its answer back. */
export type Act = Pick<VoteEvent, 'ballotId' | 'accountId' | 'to' | 'reason' | 'at' | 'version'>

export interface Given {
  readonly answer: Answer
  readonly reason: string | null
  readonly at: Date
}

/** What the acts of one account on a tree of ballots come to. */
export interface Replayed {
  readonly standing: Given | null
  readonly first: Answer | null
  readonly last: Answer | null
}

export const ballotsIn = ({ ballotId, parts }: BallotTree): string[] => [
  ballotId,
  ...parts.flatMap(({ tree }) => ballotsIn(tree)),
]

/** Plays one account's acts again: of the answers that stand, the latest; first and last of all that were given. */
export const replay = (tree: BallotTree, acts: readonly Act[]): Replayed => {
  const lastOn = new Map<string, Act>()
  for (const act of acts) {
    const known = lastOn.get(act.ballotId)
    if (!known || known.version < act.version) lastOn.set(act.ballotId, act)
  }
  const given = acts.filter(({ to }) => to !== null).toSorted(byTime)
  const last = given.at(-1)?.to ?? null
  return { standing: standingIn(tree, lastOn), first: given[0]?.to ?? null, last }
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
  const mine = own?.to ? { answer: own.to, reason: own.reason, at: own.at } : null
  return brought.reduce((one, other) => (isLater(other, one) ? other : one), mine)
}

const isLater = (one: Given | null, than: Given | null): boolean =>
  one !== null && (than === null || one.at > than.at)

const byTime = (one: Act, other: Act): number =>
  one.at.getTime() - other.at.getTime() || one.version - other.version
