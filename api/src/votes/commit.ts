import type { AccountId } from '@rollcall/contract/ids.ts'
import { accountsOf, factsIn } from '../accounts/account.reader.ts'
import { type OpenAllowances, openAllowances } from '../accounts/allowance.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { assertSameAct, IdempotencyKey, type KeyedAct } from '../platform/database/once.ts'
import { reading, readTogether } from '../platform/database/together.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { Outbox, outboxRow } from '../platform/facts.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { type Ask, answerBallot, type BallotChange, whyNot } from './ballot.ts'
import { replayAsking } from './joining.service.ts'
import { isEarly } from './tally.ts'
import { votesChanged } from './vote.facts.ts'
import { Bars, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'
import { talliesOf } from './vote.reader.ts'
import { writeTallies, writeVotes } from './writing.ts'

interface Keyed {
  readonly ask: Ask
  readonly keyed: KeyedAct | null
}

/** The part of the database that a batch reads, changed in memory ask by ask, and then written. */
interface Batch {
  readonly now: Date
  readonly votes: Map<string, Vote>
  readonly tallies: Map<string, Tally>
  readonly whyOf: (ask: Ask, tally: Tally) => ReturnType<typeof whyNot>
  readonly keys: Map<string, { fingerprint: string }>
  readonly allowances: OpenAllowances
  readonly newKeys: KeyedAct[]
  readonly changes: BallotChange[]
}

/** Commits many asks in one transaction; for each a refusal, or nothing when it is done. */
export const commitAsks = (asks: readonly Keyed[]): Promise<(Refusal | undefined)[]> =>
  inTransaction((session) => carryOut(session, asks))

/** The same in the caller's transaction. */
export const carryOut = async (
  session: Session,
  asks: readonly Keyed[],
): Promise<(Refusal | undefined)[]> => {
  const batch = await readSettled(asks, session)
  const outcomes = asks.map((asked) => attempt(batch, asked))
  await writeBatch(batch, session)
  return outcomes
}

const attempt = (batch: Batch, { ask, keyed }: Keyed): Refusal | undefined => {
  try {
    const known = keyed && batch.keys.get(keyed.id)
    if (keyed && known) return void assertSameAct(known, keyed)
    answer(batch, ask)
    if (keyed) {
      batch.keys.set(keyed.id, keyed)
      batch.newKeys.push(keyed)
    }
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const answer = (batch: Batch, ask: Ask): void => {
  const tally = batch.tallies.get(ask.ballotId)
  if (!tally) throw refuse('not-found')
  const id = `${ask.ballotId}:${ask.accountId}`
  const ballot = { tally, vote: batch.votes.get(id) ?? null }
  const change = answerBallot(ballot, ask, batch.whyOf(ask, tally), batch.now)
  if (!change) return
  // A new answer is an act; taking one back is none ([D4]).
  if (ask.answer) batch.allowances.take(ask.accountId, 'votes')
  batch.tallies.set(ask.ballotId, change.tally)
  batch.votes.set(id, change.vote)
  batch.changes.push(change)
}

/** What a batch reads, where men are being joined or parted after whoever asks has been done ([K3]). */
const readSettled = async (asks: readonly Keyed[], session: Session): Promise<Batch> => {
  const batch = await readBatch(asks, session)
  const wereLeft = await replayAsking(
    session,
    asks.map(({ ask }) => ask),
    batch.tallies,
  )
  return wereLeft ? readBatch(asks, session) : batch
}

const readBatch = async (asks: readonly Keyed[], session: Session): Promise<Batch> => {
  const ids = [...new Set(asks.map(({ ask }) => `${ask.ballotId}:${ask.accountId}`))]
  const ballotIds = [...new Set(asks.map(({ ask }) => ask.ballotId))]
  const keyIds = asks.flatMap(({ keyed }) => (keyed ? [keyed.id] : []))
  const [tallies, votes, bars, keys, found] = await readTogether(
    session,
    talliesOf(ballotIds),
    reading(rawOf(Votes), { _id: { $in: ids } }),
    reading(rawOf(Bars), { _id: { $in: ids } }),
    reading(rawOf(IdempotencyKey), { _id: { $in: keyIds } }),
    accountsOf(asks.map(({ ask }) => ask.accountId as AccountId)),
  )
  const accounts = factsIn(found)
  const barred = new Map(bars.map((bar) => [bar._id, bar.whys]))
  const now = new Date()
  return {
    now,
    votes: new Map(votes.map((vote) => [vote._id, vote])),
    tallies: new Map(tallies.map((tally) => [tally._id, tally])),
    whyOf: (ask, tally) =>
      whyNot(
        accounts.get(ask.accountId as AccountId),
        barred.get(`${ask.ballotId}:${ask.accountId}`) ?? [],
        isEarly(tally, now),
        now,
      ),
    keys: new Map(keys.map((key) => [key._id, key])),
    allowances: await openAllowances(session, accounts, now),
    newKeys: [],
    changes: [],
  }
}

const writeBatch = async (batch: Batch, session: Session): Promise<void> => {
  if (batch.newKeys.length > 0) {
    const rows = batch.newKeys.map(({ id, fingerprint }) => ({
      _id: id,
      fingerprint,
      ref: null,
      at: batch.now,
    }))
    await rawOf(IdempotencyKey).insertMany(rows, { session })
  }
  if (batch.changes.length === 0) return
  await batch.allowances.write()
  const votes = new Map(batch.changes.map(({ vote }) => [vote._id, vote]))
  const tallies = new Map(batch.changes.map(({ tally }) => [tally._id, tally]))
  await writeTallies(session, tallies.values())
  await writeVotes(session, votes.values())
  const events = batch.changes.map(({ event }) => ({ _id: newId(), ...event }))
  await rawOf(VoteEvents).insertMany(events, { session, ordered: false })
  const facts = [...tallies.values()].map(({ _id, version }) =>
    outboxRow(votesChanged, { ballotId: _id, version }, batch.now),
  )
  await rawOf(Outbox).insertMany(facts, { session, ordered: false })
}
