import type { Answer } from '@rollcall/contract/votes.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { emptyTally } from './tally.ts'
import { Bars, Tallies, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'

/** Tallies and one account's votes on some ballots, read in the caller's snapshot. */
export interface Ballots {
  readonly tallyOf: (ballotId: string) => Tally
  readonly voteOf: (ballotId: string) => Vote | null
}

export const readBallots = async (
  session: Session,
  ballotIds: readonly string[],
  accountId: string | null,
): Promise<Ballots> => {
  const tallies = await rawOf(Tallies)
    .find({ _id: { $in: [...ballotIds] } }, { session })
    .toArray()
  const voteIds = accountId ? ballotIds.map((ballotId) => `${ballotId}:${accountId}`) : []
  const votes = voteIds.length
    ? await rawOf(Votes)
        .find({ _id: { $in: voteIds } }, { session })
        .toArray()
    : []
  const tallyById = new Map(tallies.map((tally) => [tally._id, tally]))
  const voteByBallot = new Map(votes.map((vote) => [vote.ballotId, vote]))
  return {
    tallyOf: (ballotId) => tallyById.get(ballotId) ?? emptyTally(ballotId),
    voteOf: (ballotId) => voteByBallot.get(ballotId) ?? null,
  }
}

/** What some accounts have answered on a ballot, and which of them have seen its tally. */
export const readVotesOf = (
  session: Session,
  ballotId: string,
  accountIds: readonly string[],
): Promise<Vote[]> =>
  rawOf(Votes)
    .find({ _id: { $in: accountIds.map((accountId) => `${ballotId}:${accountId}`) } }, { session })
    .toArray()

/** How many answers there are on some ballots, of any direction, counted or not. */
export const readAnswered = async (
  ballotIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await rawOf(Tallies)
    .find({ _id: { $in: [...ballotIds] } }, { projection: { answered: 1 } })
    .toArray()
  return new Map(rows.map(({ _id, answered }) => [_id, answered]))
}

/** Whether anybody but this account has a current answer. */
export const othersAnswered = async (
  session: Session,
  ballotId: string,
  accountId: string,
): Promise<boolean> =>
  (await rawOf(Votes).findOne(
    { ballotId, answer: { $ne: null }, accountId: { $ne: accountId } },
    { session, projection: { _id: 1 } },
  )) !== null

/** When anybody but this account last answered on any of some ballots, also where he took it back since. */
export const lastAnsweredByOthers = async (
  session: Session,
  ballotIds: readonly string[],
  accountId: string,
): Promise<Date | null> => {
  const last: number[] = []
  for (const ballotId of ballotIds) {
    const event = await rawOf(VoteEvents).findOne(
      { ballotId, kind: 'answered', accountId: { $ne: accountId } },
      { session, sort: { version: -1 }, projection: { at: 1 } },
    )
    if (event) last.push(event.at.getTime())
  }
  return last.length > 0 ? new Date(Math.max(...last)) : null
}

/** First answers beside current ones, without those of declared relatives, which nobody is shown. */
export const readAnswers = async (session: Session, ballotId: string): Promise<Vote[]> => {
  const relatives = await rawOf(Bars).find({ ballotId, whys: 'relative' }, { session }).toArray()
  const hidden = relatives.map(({ accountId }) => accountId)
  return rawOf(Votes)
    .find({ ballotId, first: { $ne: null }, accountId: { $nin: hidden } }, { session })
    .sort({ at: 1 })
    .toArray()
}

/** A moment in the life of a ballot: the version of its tally, and the time, for those that went into it since. */
export interface Moment {
  readonly version: number
  readonly at: Date | null
  readonly took: readonly string[]
}

/** When counted answers of this kind were given by accounts that had not given it up to a moment; the oldest first. */
export const newSince = async (
  session: Session,
  ballotId: string,
  answer: Answer,
  { version, at, took }: Moment,
): Promise<Date[]> => {
  const votes = await rawOf(Votes)
    .find({ ballotId, answer, counted: true }, { session })
    .sort({ at: 1 })
    .toArray()
  const before = await rawOf(VoteEvents).distinct(
    'accountId',
    {
      to: answer,
      accountId: { $in: votes.map((vote) => vote.accountId) },
      $or: [
        { ballotId, version: { $lte: version } },
        ...(at ? [{ ballotId: { $in: [...took] }, at: { $lte: at } }] : []),
      ],
    },
    { session },
  )
  return votes.flatMap((vote) => (before.includes(vote.accountId) ? [] : [vote.at]))
}

/** Ballots on which an account has a current answer, unless it is asked again ([C6]), or on which one of his would not count for what he is to it. */
export const readSettledFor = async (accountId: string): Promise<string[]> => {
  const answered = await rawOf(Votes).distinct('ballotId', {
    accountId,
    answer: { $ne: null },
    early: { $ne: true },
  })
  const barred = await rawOf(Bars).distinct('ballotId', { accountId, 'whys.0': { $exists: true } })
  return [...new Set([...answered, ...barred])]
}

/** How many of an account's answers were given since then and stand. */
export const countGivenSince = (accountId: string, since: Date): Promise<number> =>
  rawOf(Votes).countDocuments({ accountId, answer: { $ne: null }, at: { $gte: since } })
