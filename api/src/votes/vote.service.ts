import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { KeyedAct } from '../platform/database/once.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { Ask } from './ballot.ts'
import { carryOut } from './commit.ts'
import { throughLane } from './lanes.ts'
import { emptyTally } from './tally.ts'
import { Tallies, type Tally } from './vote.model.ts'

/** Answers on a ballot, or answers again. When it returns, the answer is durable ([V5]). */
export const castVote = (
  ballotId: string,
  accountId: AccountId,
  given: Pick<Ask, 'reason' | 'check'> & { readonly answer: Answer },
  keyed: KeyedAct | null,
): Promise<void> => throughLane({ ballotId, accountId, ...given }, keyed)

/** The same in a transaction of the caller, who changes something else with it: a refusal undoes both. */
export const castVoteWith = async (
  session: Session,
  ballotId: string,
  accountId: AccountId,
  given: Pick<Ask, 'reason' | 'check'> & { readonly answer: Answer },
  keyed: KeyedAct | null,
): Promise<void> => {
  const [refused] = await carryOut(session, [{ ask: { ballotId, accountId, ...given }, keyed }])
  if (refused) throw refused
}

export const takeVoteBack = (
  ballotId: string,
  accountId: AccountId,
  keyed: KeyedAct | null,
): Promise<void> => throughLane({ ballotId, accountId, answer: null, reason: null }, keyed)

/** Makes the ballot of something new. */
export const makeBallot = async (session: Session, ballotId: string): Promise<void> => {
  await rawOf(Tallies).insertOne(emptyTally(ballotId), { session })
}

/**
 * Takes ballots in hand at the beginning of an act that writes them: answers in flight go on or begin again, and do not
 * undo the act again and again where many are voting.
 */
export const holdBallots = async (
  session: Session,
  ballotIds: readonly string[],
): Promise<void> => {
  const now = { $currentDate: { touchedAt: true } } as never
  await rawOf(Tallies).updateMany({ _id: { $in: [...ballotIds] } }, now, { session })
}

/** Opens or closes a ballot. It writes the tally in any case, so that an answer in flight conflicts with the caller. */
export const setBallot = async (
  session: Session,
  ballotId: string,
  open: boolean,
): Promise<Tally> => {
  const tally = await rawOf(Tallies).findOneAndUpdate(
    { _id: ballotId },
    // Writing the same value is no write to the server; the time makes it one.
    { $set: { open }, $currentDate: { touchedAt: true } },
    { session, returnDocument: 'after' },
  )
  if (!tally) throw refuse('not-found')
  return tally
}
