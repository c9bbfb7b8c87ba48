import type { AccountId } from '@rollcall/contract/ids.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { stateAll } from '../platform/facts.ts'
import { type BallotChange, flip, whyNot } from './ballot.ts'
import { setTouched } from './barring.service.ts'
import { voteFlipped, votesChanged } from './vote.facts.ts'
import { Bars, Tallies, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'
import { writeVotes } from './writing.ts'

/** Notes when the first picture to compare with came; what is answered from now on is held against it. */
export const notePicture = async (
  session: Session,
  ballotIds: readonly string[],
  picturedAt: Date,
): Promise<void> => {
  await rawOf(Tallies).updateMany(
    { _id: { $in: [...ballotIds] }, picturedAt: { $not: { $gte: picturedAt } } },
    { $set: { picturedAt, flipping: true } },
    { session },
  )
}

/** So many answers are flipped in one transaction. */
const STEP = 200

/** Flips the answers older than the picture, step by step; after a kill it goes on where it stood ([C6]). */
export const flipEarly = async (ballotId: string): Promise<void> => {
  if (!(await rawOf(Tallies).findOne({ _id: ballotId, flipping: true }))) return
  while (await inTransaction((session) => flipSome(session, ballotId)));
}

/** One step; whether there may be more. */
const flipSome = async (session: Session, ballotId: string): Promise<boolean> => {
  const tally = await setTouched(session, ballotId)
  if (!tally?.flipping || !tally.picturedAt) return false
  const votes = await rawOf(Votes)
    .find(
      { ballotId, at: { $lt: tally.picturedAt }, last: { $ne: null }, early: { $ne: true } },
      { session },
    )
    .limit(STEP)
    .toArray()
  if (votes.length > 0) await writeEarly(session, tally, votes)
  if (votes.length === STEP) return true
  const done = { $unset: { flipping: '' } } as const
  await rawOf(Tallies).updateOne({ _id: ballotId }, done, { session })
  return false
}

const writeEarly = async (
  session: Session,
  tally: Tally,
  votes: readonly Vote[],
): Promise<void> => {
  const _id = { $in: votes.map((vote) => vote._id) }
  const bars = await rawOf(Bars).find({ _id }, { session }).toArray()
  const barred = new Map(bars.map((bar) => [bar._id, bar.whys]))
  const ids = votes.map(({ accountId }) => accountId as AccountId)
  const accounts = await readAccounts(ids, session)
  const now = new Date()
  const changes: BallotChange[] = []
  const after = votes.map((vote) => {
    const facts = accounts.get(vote.accountId as AccountId)
    const why = whyNot(facts, barred.get(vote._id) ?? [], true, now)
    const marked = { ...vote, early: true }
    const change = flip({ tally: changes.at(-1)?.tally ?? tally, vote: marked }, why, now)
    if (change) changes.push(change)
    return change?.vote ?? marked
  })
  await writeVotes(session, after)
  await writeChanges(session, changes)
}

const writeChanges = async (session: Session, changes: readonly BallotChange[]): Promise<void> => {
  const last = changes.at(-1)
  if (!last) return
  const { _id: ballotId, counts, version } = last.tally
  await rawOf(Tallies).updateOne({ _id: ballotId }, { $set: { counts, version } }, { session })
  const events = changes.map(({ event }) => ({ _id: newId<string>(), ...event }))
  await rawOf(VoteEvents).insertMany(events, { session })
  const flipped = changes.map(({ vote: { accountId } }) => ({ ballotId, accountId, version }))
  await stateAll(session, voteFlipped, flipped)
  await stateAll(session, votesChanged, [{ ballotId, version }])
}
