import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { bySure, ofAccount, type Vote, VoteEvents, Votes } from './vote.model.ts'

/** A moment in the life of a ballot: the version of its tally, and the time, for those that went into it since. */
export interface Moment {
  readonly version: number
  readonly at: Date
  readonly took: readonly string[]
}

/** Those who say now, and had not said before a moment, that he is surely somebody else, as far as they were looked for. */
export interface SureSince {
  /** When each of them said so. */
  readonly given: readonly Date[]
  readonly accountIds: readonly string[]
  /** Their events were read up to this version of the tally; where enough were found, no further. */
  readonly readTo: number
}

export const nobodySince = ({ version }: Moment): SureSince => ({
  given: [],
  accountIds: [],
  readTo: version,
})

/** So many events are read at once. */
const CHUNK = 200

/**
 * Goes on from what was known: looks whether those still say so, and for others only among the events since, until there
 * are as many as anybody wants to know of. Whoever comes to say so again does it by an event, so nobody is missed.
 */
export const readSureSince = async (
  session: Session,
  ballotId: string,
  moment: Moment,
  known: SureSince,
  most: number,
): Promise<SureSince> => {
  let readTo = known.readTo
  const votes = new Map<string, Vote>()
  await addStanding(session, ballotId, known.accountIds, votes)
  while (votes.size < most) {
    const events = await rawOf(VoteEvents)
      .find({ to: 'different-sure', ballotId, version: { $gt: readTo } }, { session, hint: bySure })
      .sort({ version: 1 })
      .limit(CHUNK)
      .toArray()
    const said = new Set(events.map(({ accountId }) => accountId))
    const before = await saidBefore(session, ballotId, moment, [...said])
    await addStanding(session, ballotId, [...said.difference(before)], votes)
    readTo = events.at(-1)?.version ?? readTo
    if (events.length < CHUNK) break
  }
  const given = [...votes.values()].map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())
  return { given: given.slice(0, most), accountIds: [...votes.keys()], readTo }
}

const addStanding = async (
  session: Session,
  ballotId: string,
  accountIds: readonly string[],
  votes: Map<string, Vote>,
): Promise<void> => {
  if (accountIds.length === 0) return
  const _id = { $in: accountIds.map((accountId) => `${ballotId}:${accountId}`) }
  const standing = { _id, answer: 'different-sure', counted: true } as const
  for await (const vote of rawOf(Votes).find(standing, { session })) votes.set(vote.accountId, vote)
}

/** Those of some accounts who had said so by then, on the ballot itself or on one that has gone into it. */
const saidBefore = async (
  session: Session,
  ballotId: string,
  { version, at, took }: Moment,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const theirs = { to: 'different-sure', accountId: { $in: [...accountIds] } } as const
  const ways = [
    { ...theirs, ballotId, version: { $lte: version } },
    { ...theirs, ballotId: { $in: [...took] }, at: { $lte: at } },
  ]
  const found = new Set<string>()
  for (const way of ways)
    for await (const { accountId } of rawOf(VoteEvents).find(way, { session, hint: ofAccount }))
      found.add(accountId)
  return found
}
