import type { AccountId } from '@rollcall/contract/ids.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { type AllowanceDesk, openAllowances } from '../accounts/allowance.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { assertSameAct, IdempotencyKey, type KeyedAct } from '../platform/database/once.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { Outbox, outboxRow } from '../platform/facts.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { type Ask, answerBallot, type BallotChange, whyNot } from './ballot.ts'
import { votesChanged } from './vote.facts.ts'
import { Bars, Tallies, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'

interface Keyed {
  readonly ask: Ask
  readonly keyed: KeyedAct | null
}

/** The part of the database that a batch reads, changed in memory ask by ask, and then written. */
interface Desk {
  readonly now: Date
  readonly votes: Map<string, Vote>
  readonly tallies: Map<string, Tally>
  readonly whyOf: (ask: Ask) => ReturnType<typeof whyNot>
  readonly keys: Map<string, { fingerprint: string }>
  readonly allowances: AllowanceDesk
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
  const desk = await readDesk(asks, session)
  const outcomes = asks.map((asked) => attempt(desk, asked))
  await writeDesk(desk, session)
  return outcomes
}

const attempt = (desk: Desk, { ask, keyed }: Keyed): Refusal | undefined => {
  try {
    const known = keyed && desk.keys.get(keyed.id)
    if (keyed && known) return void assertSameAct(known, keyed)
    answer(desk, ask)
    if (keyed) {
      desk.keys.set(keyed.id, keyed)
      desk.newKeys.push(keyed)
    }
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const answer = (desk: Desk, ask: Ask): void => {
  const tally = desk.tallies.get(ask.ballotId)
  if (!tally) throw refuse('not-found')
  const id = `${ask.ballotId}:${ask.accountId}`
  const ballot = { tally, vote: desk.votes.get(id) ?? null }
  const change = answerBallot(ballot, ask, desk.whyOf(ask), desk.now)
  if (!change) return
  // A new answer is an act; taking one back is none ([D4]).
  if (ask.answer) desk.allowances.take(ask.accountId, 'votes')
  desk.tallies.set(ask.ballotId, change.tally)
  desk.votes.set(id, change.vote)
  desk.changes.push(change)
}

const readDesk = async (asks: readonly Keyed[], session: Session): Promise<Desk> => {
  const ids = [...new Set(asks.map(({ ask }) => `${ask.ballotId}:${ask.accountId}`))]
  const ballotIds = [...new Set(asks.map(({ ask }) => ask.ballotId))]
  const keyIds = asks.flatMap(({ keyed }) => (keyed ? [keyed.id] : []))
  const votes = await rawOf(Votes)
    .find({ _id: { $in: ids } }, { session })
    .toArray()
  const tallies = await rawOf(Tallies)
    .find({ _id: { $in: ballotIds } }, { session })
    .toArray()
  const bars = await rawOf(Bars)
    .find({ _id: { $in: ids } }, { session })
    .toArray()
  const keys = keyIds.length
    ? await rawOf(IdempotencyKey)
        .find({ _id: { $in: keyIds } }, { session })
        .toArray()
    : []
  const accounts = await readAccounts(
    [...new Set(asks.map(({ ask }) => ask.accountId as AccountId))],
    session,
  )
  const barred = new Map(bars.map((bar) => [bar._id, bar.whys]))
  const now = new Date()
  return {
    now,
    votes: new Map(votes.map((vote) => [vote._id, vote])),
    tallies: new Map(tallies.map((tally) => [tally._id, tally])),
    whyOf: (ask) =>
      whyNot(
        accounts.get(ask.accountId as AccountId),
        barred.get(`${ask.ballotId}:${ask.accountId}`) ?? [],
        now,
        settings.VOTE_ACCOUNT_AGE_HOURS,
      ),
    keys: new Map(keys.map((key) => [key._id, key])),
    allowances: await openAllowances(session, accounts, now),
    newKeys: [],
    changes: [],
  }
}

const writeDesk = async (desk: Desk, session: Session): Promise<void> => {
  if (desk.newKeys.length > 0) {
    const rows = desk.newKeys.map(({ id, fingerprint }) => ({
      _id: id,
      fingerprint,
      ref: null,
      at: desk.now,
    }))
    await rawOf(IdempotencyKey).insertMany(rows, { session })
  }
  if (desk.changes.length === 0) return
  await desk.allowances.write()
  const votes = new Map(desk.changes.map(({ vote }) => [vote._id, vote]))
  const tallies = new Map(desk.changes.map(({ tally }) => [tally._id, tally]))
  await rawOf(Tallies).bulkWrite([...tallies.values()].map(writeOf), { session, ordered: false })
  await rawOf(Votes).bulkWrite([...votes.values()].map(writeOf), { session, ordered: false })
  const events = desk.changes.map(({ event }) => ({ _id: newId(), ...event }))
  await rawOf(VoteEvents).insertMany(events, { session, ordered: false })
  const facts = [...tallies.values()].map(({ _id, version }) =>
    outboxRow(votesChanged, { ballotId: _id, version }, desk.now),
  )
  await rawOf(Outbox).insertMany(facts, { session, ordered: false })
}

/** What changed alone is journalled: a replacement would journal it whole. */
const writeOf = <Doc extends { _id: string }>({ _id, ...rest }: Doc) => ({
  updateOne: { filter: { _id } as never, update: { $set: rest } as never, upsert: true },
})
