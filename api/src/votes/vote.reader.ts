import { rawOf } from '../platform/database/documents.ts'
import { type Reading, reading, readTogether } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Stretch } from '../platform/numbered.ts'
import { emptyTally } from './tally.ts'
import { Bars, Tallies, type Tally, type Vote, VoteEvents, Votes } from './vote.model.ts'

/** Tallies and one account's votes on some ballots, read in the caller's snapshot. */
export interface Ballots {
  readonly tallyOf: (ballotId: string) => Tally
  readonly voteOf: (ballotId: string) => Vote | null
}

export const talliesOf = (ballotIds: readonly string[]): Reading<Tally> =>
  reading(rawOf(Tallies), { _id: { $in: [...ballotIds] } })

/** What some accounts have answered on some ballots, and which of their tallies they have seen. */
export const votesOf = (
  ballotIds: readonly string[],
  accountIds: readonly string[],
): Reading<Vote> => {
  const ids = ballotIds.flatMap((ballotId) => accountIds.map((id) => `${ballotId}:${id}`))
  return reading(rawOf(Votes), { _id: { $in: ids } })
}

/** The tally of each ballot; of one that there is not, an empty one. */
export const talliesIn = (tallies: readonly Tally[]): Ballots['tallyOf'] => {
  const byId = new Map(tallies.map((tally) => [tally._id, tally]))
  return (ballotId) => byId.get(ballotId) ?? emptyTally(ballotId)
}

/** One account's vote on each ballot. */
export const votesIn = (votes: readonly Vote[]): Ballots['voteOf'] => {
  const byBallot = new Map(votes.map((vote) => [vote.ballotId, vote]))
  return (ballotId) => byBallot.get(ballotId) ?? null
}

export const readBallots = async (
  session: Session,
  ballotIds: readonly string[],
  accountId: string | null,
): Promise<Ballots> => {
  const [tallies, votes] = await readTogether(
    session,
    talliesOf(ballotIds),
    votesOf(ballotIds, accountId ? [accountId] : []),
  )
  return { tallyOf: talliesIn(tallies), voteOf: votesIn(votes) }
}

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

/** First answers beside current ones, account by account, without those of declared relatives, which nobody is shown. */
export const readAnswers = async (
  session: Session,
  ballotId: string,
  { from, limit }: Stretch,
): Promise<Vote[]> => {
  const relatives = await rawOf(Bars).find({ ballotId, whys: 'relative' }, { session }).toArray()
  const hidden = relatives.map(({ accountId }) => accountId)
  // By ids, which begin with the ballot's, so that no more is read than is shown.
  const onBallot = { $gt: `${ballotId}:`, $lt: `${ballotId};` }
  return rawOf(Votes)
    .find({ _id: onBallot, first: { $ne: null }, accountId: { $nin: hidden } }, { session })
    .sort({ _id: 1 })
    .skip(from)
    .limit(limit)
    .toArray()
}

/** How many of an account's answers were given since then and stand. */
export const countGivenSince = (accountId: string, since: Date): Promise<number> =>
  rawOf(Votes).countDocuments({ accountId, answer: { $ne: null }, at: { $gte: since } })
