import { isDeepStrictEqual } from 'node:util'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Why } from '@rollcall/contract/votes.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { newVote, whyNot } from './ballot.ts'
import { type Act, ballotsIn, replay, sinceIn } from './replay.ts'
import { inTally, shifted } from './tally.ts'
import { votesChanged } from './vote.facts.ts'
import {
  type BallotTree,
  type Bar,
  Bars,
  ofAccount,
  Tallies,
  type Tally,
  type Vote,
  VoteEvents,
  Votes,
} from './vote.model.ts'
import { writeVotes } from './writing.ts'

/**
 * Makes the answers of some accounts on a ballot what they did on it and on those that went into it comes to ([K3]): each
 * one's latest answer, whoever may not count on one of them, whoever has seen one of them. After a parting it is the same
 * with those that are left, so what was answered meanwhile stays. Done again it changes nothing.
 */
export const replayAccounts = async (
  session: Session,
  tally: Tally,
  tree: BallotTree,
  accountIds: readonly string[],
): Promise<void> => {
  if (accountIds.length === 0) return
  const there = await readTree(session, tree, accountIds)
  await writeBars(session, tree.ballotId, there.barsOf)
  const outcome: Outcome = { tally, votes: [], events: [] }
  for (const accountId of accountIds) settleAccount(outcome, tree, there, accountId)
  await writeReplayed(session, outcome)
}

type There = Awaited<ReturnType<typeof readTree>>

const readTree = async (session: Session, tree: BallotTree, accountIds: readonly string[]) => {
  const ballotIds = ballotsIn(tree)
  const ids = ballotIds.flatMap((ballotId) => accountIds.map((id) => `${ballotId}:${id}`))
  const of = { ballotId: { $in: ballotIds }, accountId: { $in: [...accountIds] } }
  const acts = await rawOf(VoteEvents)
    .find({ ...of, kind: { $in: ['answered', 'taken-back'] } }, { session, hint: ofAccount })
    .toArray()
  const votes = await rawOf(Votes)
    .find({ _id: { $in: ids } }, { session })
    .toArray()
  const bars = await rawOf(Bars)
    .find({ _id: { $in: ids } }, { session })
    .toArray()
  const tallies = await rawOf(Tallies)
    .find({ _id: { $in: ballotIds } }, { session })
    .toArray()
  const picturedOn = new Map(tallies.map(({ _id, picturedAt }) => [_id, picturedAt]))
  return {
    acts: Map.groupBy(acts as Act[], ({ accountId }) => accountId),
    votes: Map.groupBy(votes, ({ accountId }) => accountId),
    barsOf: Map.groupBy(bars, ({ accountId }) => accountId),
    accounts: await readAccounts(accountIds as AccountId[], session),
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
  // Who only may not count there has given nothing.
  if (votes.length === 0) return
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
  if (changed) outcome.events.push(eventOf(before, vote, outcome.tally.version, now))
  if (changed) outcome.votes.push({ ...vote, revision: vote.revision + 1 })
  else if (!isDeepStrictEqual(before, vote)) outcome.votes.push(vote)
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
  const writes = [...barsOf].map(([accountId, bars]) => {
    const own = bars.find((bar) => bar.ballotId === ballotId)
    const whys = [...new Set(bars.flatMap(ownOf))]
    const carried = whys.filter((why) => !own || !ownOf(own).includes(why))
    const filter = { _id: `${ballotId}:${accountId}` }
    const update = { $set: { ballotId, accountId, whys, carried } }
    return { updateOne: { filter, update, upsert: true } }
  })
  if (writes.length > 0) await rawOf(Bars).bulkWrite(writes, { session, ordered: false })
}

const writeReplayed = async (
  session: Session,
  { tally, votes, events }: Outcome,
): Promise<void> => {
  await writeVotes(session, votes)
  if (events.length === 0) return
  const { _id: ballotId, answered, counts, version } = tally
  await rawOf(Tallies).updateOne(
    { _id: ballotId },
    { $set: { answered, counts, version } },
    { session },
  )
  await rawOf(VoteEvents).insertMany(events as never, { session, ordered: false })
  await state(session, votesChanged, { ballotId, version })
}
