import { setTimeout as wait } from 'node:timers/promises'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aContributor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { cpuOf, rest, tell } from './figures.ts'
import { openWatchers, type Watcher } from './watchers.ts'

const IDLE = 5_000
const ENDING = 100
const LASTING_MS = 20_000

let server: Server
beforeAll(async () => {
  server = await startServer()
})

const accounts = (many: number): Promise<Account[]> =>
  Promise.all(Array.from({ length: many }, () => aContributor(server)))
const cookiesOf = (those: readonly Account[]) => those.map(({ client }) => client.cookie())

/** Processor time of the server over the same time, whatever is done at its beginning. */
const costOf = async (act: () => Promise<unknown>): Promise<number> => {
  await rest()
  const [before, over] = [cpuOf(server.pid), wait(LASTING_MS)]
  await act()
  await over
  return cpuOf(server.pid) - before
}

/** The sessions of so many accounts end, each with one connection, and each connection with its session. */
const endSessions = async (): Promise<number> => {
  const ending = await accounts(ENDING)
  const watchers = await openWatchers(server.url, 'wall', ENDING, cookiesOf(ending))
  const userId = { $in: ending.map(({ id }) => new ObjectId(id)) }
  return costOf(async () => {
    await database.collection('session').deleteMany({ userId })
    const open = () => watchers.filter(({ isOpen }) => isOpen).length
    await expect.poll(open, { timeout: LASTING_MS }).toBe(0)
  })
}

test('5,000 connections that idle, and 100 sessions that end meanwhile', async () => {
  const nobody = await costOf(rest)
  const alone = await endSessions()
  const idle: Watcher[] = await openWatchers(
    server.url,
    'wall',
    IDLE,
    cookiesOf(await accounts(ENDING)),
  )
  const idling = await costOf(rest)
  const among = await endSessions()
  expect(idle.every(({ isOpen }) => isOpen)).toBe(true)
  for (const { close } of idle) close()
  const share = (ms: number) => `${((ms / LASTING_MS) * 100).toFixed(1)} % of a core`
  tell(
    `${IDLE} connections that idle`,
    share(idling),
    `${share(nobody)} with none`,
    `${((idling - nobody) / IDLE).toFixed(3)} ms each in ${LASTING_MS / 1000} s`,
  )
  tell(
    `${ENDING} sessions that end, each with its connection, among ${IDLE} that idle`,
    `${among - idling} ms`,
    `${alone - nobody} ms alone`,
    ((among - idling) / (alone - nobody)).toFixed(1),
  )
})
