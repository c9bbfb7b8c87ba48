import { recountBallots } from '@rollcall/api/votes/recount.ts'
import { openThread } from '@rollcall/contract/tips.ts'
import type { Db } from 'mongodb'
import { expect } from 'vitest'
import { aVisitor } from '../support/accounts.ts'
import { patience } from '../support/house.ts'
import type { Server } from '../support/server.ts'
import { allIn } from '../support/stored.ts'
import type { Voter } from '../support/voter.ts'

/** Every answer that was acknowledged last stands, and each ballot is what its votes and its events come to. */
export const expectVotesExact = async (
  database: Db,
  voters: readonly Pick<Voter, 'account' | 'given'>[],
): Promise<void> => {
  const stored = new Map((await allIn(database, 'votes')).map(({ _id, answer }) => [_id, answer]))
  const acknowledged = voters.flatMap(({ account, given }) =>
    [...given].map(([id, answer]) => [`${id}:${account.id}`, answer] as const),
  )
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter(([id, answer]) => stored.get(id) !== answer)).toEqual([])
  for await (const { ballotId, agrees } of recountBallots()) expect(agrees, ballotId).toBe(true)
}

/** Every receipt opens what was sent under it, and nothing was stored twice. */
export const expectTipsThere = async (
  server: Server & { database: Db },
  receipts: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const [receipt, how] of receipts)
    expect((await aVisitor(server).done(openThread, { body: { receipt } })).tip.how).toBe(how)
  const stored = (await allIn(server.database, 'tips')).map(({ how }) => how)
  expect(stored.sort()).toEqual([...receipts.values()].sort())
}

/** Every name was proposed once, and what waits about it was filed once. */
export const expectReactionsOnce = async (
  database: Db,
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  const stated = () => database.collection('outbox').countDocuments({ done: false })
  const inLanes = () => database.collection('jobs').countDocuments({ fact: { $exists: true } })
  await expect.poll(stated, patience).toBe(0)
  await expect.poll(inLanes, patience).toBe(0)
  const proposed = await allIn(database, 'identifications')
  expect(proposed.map(({ _id, name }) => [_id, name]).sort()).toEqual([...names].sort())
  for (const { proposals } of proposed) expect(proposals).toHaveLength(1)
  const evidence = (await allIn(database, 'evidence')).map(({ _id }) => _id)
  expect(evidence).toHaveLength(names.size)
  const filed = await allIn(database, 'queue', { kind: 'evidence' })
  expect(filed.map(({ evidenceId }) => evidenceId).sort()).toEqual(evidence.sort())
}
