import { recount } from '@rollcall/api/votes/tally.ts'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import { ObjectId } from 'mongodb'
import { database } from '../support/database.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 10_000

/** Accounts of nobody who signs in, old enough for their answers to count: straight into the database. */
export const manyAccounts = async (count: number): Promise<string[]> => {
  const users = Array.from({ length: count }, (_, at) => ({
    _id: new ObjectId(),
    name: `One of many ${at}`,
    email: `${new ObjectId().toHexString()}@example.org`,
    emailVerified: true,
    role: 'contributor',
    suspended: false,
    createdAt: new Date(Date.now() - 10 * DAY_MS),
    updatedAt: new Date(),
  }))
  await insert('user', users)
  return users.map(({ _id }) => _id.toHexString())
}

/** An answer of each of these accounts on a ballot, as if each had been given: votes, events and tally. */
export const manyAnswers = async (
  { id: ballotId }: { id: string },
  accountIds: readonly string[],
  answerOf: (at: number) => Answer = (at) => answers[at % answers.length] ?? 'cant-tell',
): Promise<void> => {
  const tallies = database.collection<{ _id: string }>('tallies')
  const before = await tallies.findOne<{ version: number }>({ _id: ballotId })
  const from = before?.version ?? 0
  const at = new Date()
  const on = (accountId: string) => ({
    ballotId,
    accountId,
    counted: true,
    why: null,
    reason: null,
  })
  const votes = accountIds.map((accountId, place) => {
    const answer = answerOf(place)
    const given = { answer, last: answer, first: answer, seen: true, early: false, revision: 1, at }
    return { _id: `${ballotId}:${accountId}`, ...on(accountId), ...given }
  })
  await insert('votes', votes)
  await insert(
    'voteEvents',
    votes.map(({ accountId, answer: to }, place) => ({
      _id: new ObjectId().toHexString(),
      ...on(accountId),
      kind: 'answered',
      from: null,
      to,
      version: from + place + 1,
      at,
    })),
  )
  const standing = await database.collection('votes').find({ ballotId }).toArray()
  const tally = { ...recount(standing as never), version: from + votes.length }
  await tallies.updateOne({ _id: ballotId }, { $set: tally })
}

const insert = async (name: string, rows: readonly object[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await database
      .collection(name)
      .insertMany(rows.slice(from, from + AT_ONCE) as never, { ordered: false })
}
