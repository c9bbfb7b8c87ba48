import { ballotsIn, replay, sinceIn } from '@rollcall/api/votes/replay.ts'
import { recount, recountEvents } from '@rollcall/api/votes/tally.ts'
import type { BallotTree } from '@rollcall/api/votes/vote.model.ts'
import type { Document } from 'mongodb'
import { expect } from 'vitest'
import { database } from '../support/database.ts'
import { allIn } from '../support/stored.ts'

/** The tally as it is stored equals a recount of the votes and one of the events, whose versions have no gap ([V5]). */
export const expectExact = async ({ id }: { id: string }): Promise<void> => {
  const tally = await database.collection<{ _id: string }>('tallies').findOne({ _id: id })
  const votes = await database.collection('votes').find({ ballotId: id }).toArray()
  const events = await database
    .collection('voteEvents')
    .find({ ballotId: id })
    .sort({ version: 1 })
    .toArray()
  const {
    answered: total,
    counts,
    version,
  } = tally as unknown as { answered: number; counts: object; version: number }
  expect(recount(votes as never)).toEqual({ answered: total, counts })
  expect(recountEvents(events as never)).toEqual({ answered: total, counts })
  expect(events.map((event) => event.version)).toEqual(
    Array.from({ length: version }, (_, index) => index + 1),
  )
}

/** All that was done is played again, at once: every answer, and whether it counts, is what comes of it ([K3]). */
export const expectReplayed = async ({ id }: { id: string }): Promise<void> => {
  const tree = await treeOf(id)
  const on = { ballotId: { $in: ballotsIn(tree) } }
  const acts = await database
    .collection('voteEvents')
    .find({ ...on, kind: { $in: ['answered', 'taken-back'] } })
    .toArray()
  const pictured = new Map(
    (await allIn(database, 'tallies')).map((one) => [one._id, one.picturedAt]),
  )
  const since = new Map(sinceIn(tree, (ballotId) => pictured.get(ballotId)))
  const bars = await allIn(database, 'voteBars', on)
  const barred = new Set(bars.filter(hasOwn).map(({ accountId }) => accountId))
  const votes = await allIn(database, 'votes', { ballotId: id, first: { $ne: null } })
  const by = Map.groupBy(acts, ({ accountId }) => accountId)
  const played = [...by].flatMap(([accountId, own]) => {
    const { standing, first, last } = replay(tree, own as never, since)
    const answer = standing?.answer ?? null
    const counted = answer !== null && !barred.has(accountId)
    // Who only took back what he had given elsewhere gave nothing here.
    return first === null ? [] : [{ accountId, answer, first, last, counted }]
  })
  const stored = votes.map(({ accountId, answer, first, last, counted }) => ({
    accountId,
    answer,
    first,
    last,
    counted,
  }))
  const byAccount = (one: { accountId: string }, other: { accountId: string }) =>
    one.accountId < other.accountId ? -1 : 1
  expect(stored.toSorted(byAccount)).toEqual(played.toSorted(byAccount))
}

const hasOwn = ({ whys, carried = [] }: Document): boolean =>
  whys.some((why: string) => !carried.includes(why))

const treeOf = async (id: string): Promise<BallotTree> => {
  const into = await allIn(database, 'identifications', { 'joined.into': id })
  const parts: BallotTree['parts'][number][] = []
  for (const { _id, joined } of into) parts.push({ tree: await treeOf(_id), since: joined.at })
  return { ballotId: id, parts }
}

export const isRegrouping = async ({ id }: { id: string }): Promise<boolean> =>
  (await allIn(database, 'tallies', { _id: id, regrouping: { $exists: true } })).length > 0
