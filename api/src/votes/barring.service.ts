import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Why } from '@rollcall/contract/votes.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type BallotChange, flip, newVote, whyNot } from './ballot.ts'
import { voteFlipped, votesChanged } from './vote.facts.ts'
import { Bars, Tallies, type Tally, VoteEvents, Votes } from './vote.model.ts'
import { writeVotes } from './writing.ts'

/** Says why an account's answers do not count on a ballot; an answer that is there flips ([V3]). */
export const bar = async (
  session: Session,
  ballotId: string,
  accountId: string,
  why: Why,
): Promise<void> => {
  await rawOf(Bars).updateOne(
    { _id: `${ballotId}:${accountId}` },
    {
      $setOnInsert: { ballotId, accountId },
      $addToSet: { whys: why },
      $pull: { carried: why },
    },
    { session, upsert: true },
  )
  await settle(session, ballotId, accountId as AccountId)
}

export const unbar = async (
  session: Session,
  ballotId: string,
  accountId: string,
  why: Why,
): Promise<void> => {
  await rawOf(Bars).updateOne(
    { _id: `${ballotId}:${accountId}` },
    { $pull: { whys: why, carried: why } },
    { session },
  )
  await settle(session, ballotId, accountId as AccountId)
}

/** Opens the tally for a moderator: from now on he sees it, and no answer of his counts ([V2]). */
export const openTallyFor = async (
  session: Session,
  ballotId: string,
  accountId: AccountId,
): Promise<void> => {
  const { _id, seen: _unseen, ...fresh } = newVote(ballotId, accountId, new Date())
  await rawOf(Votes).updateOne(
    { _id },
    { $set: { seen: true }, $setOnInsert: fresh },
    { session, upsert: true },
  )
  await bar(session, ballotId, accountId, 'opened')
}

/** Brings one answer to the standing that the facts of now give it. Whether it changed. */
const settle = async (
  session: Session,
  ballotId: string,
  accountId: AccountId,
): Promise<boolean> => {
  const tally = await setTouched(session, ballotId)
  const _id = `${ballotId}:${accountId}`
  const vote = await rawOf(Votes).findOne({ _id }, { session })
  if (!tally || !vote) return false
  const barred = await rawOf(Bars).findOne({ _id }, { session })
  const facts = (await readAccounts([accountId], session)).get(accountId)
  const now = new Date()
  const why = whyNot(facts, barred?.whys ?? [], vote.early === true, now)
  const change = flip({ tally, vote }, why, now)
  if (change) await writeFlip(session, change)
  return change !== null
}

/** Settles one answer in a transaction of its own. */
export const settleAlone = (ballotId: string, accountId: AccountId): Promise<boolean> =>
  inTransaction((session) => settle(session, ballotId, accountId))

export const setTouched = async (session: Session, ballotId: string): Promise<Tally | null> =>
  rawOf(Tallies).findOneAndUpdate(
    { _id: ballotId },
    { $currentDate: { touchedAt: true } } as never,
    {
      session,
      returnDocument: 'after',
    },
  )

const writeFlip = async (session: Session, { tally, vote, event }: BallotChange): Promise<void> => {
  const { _id: ballotId, counts, version } = tally
  await rawOf(Tallies).updateOne({ _id: ballotId }, { $set: { counts, version } }, { session })
  await writeVotes(session, [vote])
  await rawOf(VoteEvents).insertOne({ _id: newId(), ...event }, { session })
  await state(session, voteFlipped, { ballotId, accountId: vote.accountId, version })
  await state(session, votesChanged, { ballotId, version })
}
