import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Why } from '@rollcall/contract/votes.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { newVote, whyNot } from './ballot.ts'
import { type Act, type BallotTree, ballotsIn, replay, sinceIn } from './replay.ts'
import { inTally, shifted } from './tally.ts'
import { votesChanged } from './vote.facts.ts'
import { type Bar, Bars, Tallies, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'
import { setBallot } from './vote.service.ts'
import { writeVotes } from './writing.ts'

/**
 * Makes a ballot what it and those that went into it come to ([K3]), by playing their events again: each account's
 * latest answer, whoever may not count on one of them, whoever has seen one of them. After a parting it is the same
 * with those that are left, so what was answered meanwhile stays. Acts that were carried before are left out.
 */
export const replayBallot = async (
  session: Session,
  tree: BallotTree,
  open: boolean,
): Promise<void> => {
  const tally = await setBallot(session, tree.ballotId, open)
  const there = await readTree(session, tree)
  await writeBars(session, tree.ballotId, there.barsOf)
  const outcome: Outcome = { tally, votes: [], events: [] }
  for (const accountId of there.accountIds) settleAccount(outcome, tree, there, accountId)
  await writeReplayed(session, outcome)
}

type There = Awaited<ReturnType<typeof readTree>>

const readTree = async (session: Session, tree: BallotTree) => {
  const on = { ballotId: { $in: ballotsIn(tree) } }
  const acts = await rawOf(VoteEvents)
    .find({ ...on, kind: { $in: ['answered', 'taken-back'] } }, { session })
    .toArray()
  const votes = await rawOf(Votes).find(on, { session }).toArray()
  const bars = await rawOf(Bars).find(on, { session }).toArray()
  const tallies = await rawOf(Tallies)
    .find({ _id: { $in: ballotsIn(tree) } }, { session })
    .toArray()
  const picturedOn = new Map(tallies.map(({ _id, picturedAt }) => [_id, picturedAt]))
  const accountIds = [...new Set([...acts, ...votes].map(({ accountId }) => accountId))]
  return {
    acts: Map.groupBy(acts as Act[], ({ accountId }) => accountId),
    votes: Map.groupBy(votes, ({ accountId }) => accountId),
    barsOf: Map.groupBy(bars, ({ accountId }) => accountId),
    accounts: await readAccounts(accountIds as AccountId[], session),
    accountIds,
    since: new Map(sinceIn(tree, (id) => picturedOn.get(id))),
  }
}

/** What the replay of a ballot comes to, account by account. */
interface Outcome {
  tally: Tally
  readonly votes: Vote[]
  readonly events: object[]
}

const settleAccount = (
  outcome: Outcome,
  tree: BallotTree,
  there: There,
  accountId: string,
): void => {
  const { ballotId } = tree
  const votes = there.votes.get(accountId) ?? []
  const before = votes.find((vote) => vote.ballotId === ballotId)
  const now = new Date()
  const { standing, first, last, early } = replay(
    tree,
    there.acts.get(accountId) ?? [],
    there.since,
  )
  const facts = there.accounts.get(accountId as AccountId)
  const why =
    standing && whyNot(facts, (there.barsOf.get(accountId) ?? []).flatMap(ownOf), early, now)
  const vote: Vote = {
    ...(before ?? newVote(ballotId, accountId, now)),
    answer: standing?.answer ?? null,
    counted: standing !== null && why === null,
    why,
    reason: standing?.reason ?? null,
    seen: votes.some(({ seen }) => seen) || (standing !== null && why === null),
    first,
    last,
    early,
    ...(standing && { at: standing.at }),
  }
  const changed = differs(inTally(before), vote)
  if (changed) outcome.tally = shifted(outcome.tally, inTally(before), vote)
  outcome.votes.push(changed ? { ...vote, revision: vote.revision + 1 } : vote)
  if (changed) outcome.events.push(eventOf(before, vote, outcome.tally.version, now))
}

/** What holds on a ballot by itself, without what was carried to it. */
const ownOf = ({ whys, carried = [] }: Bar): Why[] => whys.filter((why) => !carried.includes(why))

const differs = (
  one: { answer: Vote['answer']; counted: boolean },
  other: { answer: Vote['answer']; counted: boolean },
): boolean => one.answer !== other.answer || one.counted !== other.counted

const eventOf = (before: Vote | undefined, vote: Vote, version: number, at: Date) => {
  const { ballotId, accountId, answer, counted, why, reason } = vote
  const from = before?.answer ?? null
  const what = { ballotId, accountId, kind: 'joined', from, to: answer, counted, why, reason }
  return { _id: newId<string>(), ...what, version, at }
}

/** On the ballot itself hold its own reasons and, as carried, those of the others. */
const writeBars = async (
  session: Session,
  ballotId: string,
  barsOf: ReadonlyMap<string, readonly Bar[]>,
): Promise<void> => {
  for (const [accountId, bars] of barsOf) {
    const own = bars.find((bar) => bar.ballotId === ballotId)
    const whys = [...new Set(bars.flatMap(ownOf))]
    const carried = whys.filter((why) => !own || !ownOf(own).includes(why))
    await rawOf(Bars).updateOne(
      { _id: `${ballotId}:${accountId}` },
      { $set: { ballotId, accountId, whys, carried } },
      { session, upsert: true },
    )
  }
}

const writeReplayed = async (session: Session, outcome: Outcome): Promise<void> => {
  const { _id: ballotId, answered, counts, version } = outcome.tally
  await rawOf(Tallies).updateOne(
    { _id: ballotId },
    { $set: { answered, counts, version } },
    { session },
  )
  await writeVotes(session, outcome.votes)
  if (outcome.events.length > 0)
    await rawOf(VoteEvents).insertMany(outcome.events as never, { session })
  await state(session, votesChanged, { ballotId, version })
}
