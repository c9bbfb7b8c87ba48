import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Mongod, startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { addPerson, getPerson } from '@rollcall/contract/people.ts'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, aModerator, aVisitor } from '../support/accounts.ts'
import { expectProblem } from '../support/expect.ts'
import { makeDataDir } from '../support/processes.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let mongod: Mongod
let client: MongoClient
let server: Server
let by: Account

beforeAll(async () => {
  const folder = await makeDataDir()
  const files = { dbPath: join(folder, 'db'), logPath: join(folder, 'mongod.log') }
  mongod = await startMongod({ binary: (await bringMongod()).path, ...files })
  client = new MongoClient(mongod.uri)
  server = { ...(await startServer({ uri: mongod.uri })), database: client.db() }
  by = await aModerator(server)
})

afterAll(async () => {
  process.kill(mongod.pid, 'SIGCONT')
  await server.stop()
  await client.close()
  await mongod.kill()
})

/** Two seconds are meant; on a machine that others use too it may take longer, but never as long as the driver waits. */
const SOON_MS = 6_000

test('[S5] a database that stands still gets 503 in time, whatever is asked, and goes on by itself', async () => {
  const visitor = aVisitor(server)
  const live = await goLive(visitor)
  const { id } = await by.client.done(addPerson, { body: { name: 'Before the silence' } })
  const params = { personId: id }
  const asked = { body: { name: 'In the silence' }, key: randomUUID() }

  process.kill(mongod.pid, 'SIGSTOP')
  const began = performance.now()
  const answers = await Promise.all([
    visitor.send('/readyz'),
    visitor.send('/api/people'),
    by.client.call(getPerson, { params }),
    by.client.call(addPerson, asked),
    by.client.send('/api/moderation/queue'),
  ])
  expect(performance.now() - began).toBeLessThan(SOON_MS)
  for (const answer of answers) {
    expectProblem(answer, 'unready')
    expect(answer.headers.get('retry-after')).toBe('1')
  }
  expect(await live.watch('wall')).toMatchObject({ ok: false, problem: { code: 'unready' } })
  expect(await visitor.send('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect((await visitor.send('/')).status).toBe(200)
  expectProblem(await visitor.send('/api/films'), 'unready')

  process.kill(mongod.pid, 'SIGCONT')
  await expect.poll(async () => (await visitor.send('/readyz')).status).toBe(200)
  expect(await by.client.done(getPerson, { params })).toMatchObject({ id })
  const once = await by.client.done(addPerson, asked)
  expect(once.name).toBe('In the silence')
  const stored = client.db().collection('people')
  expect(await stored.countDocuments({ name: 'In the silence' })).toBe(1)
  expect(await live.watch('wall')).toMatchObject({ ok: true })
  expect(server.errors()).toEqual([])
})

test('[S5] who is told to stop while the database stands still stops by itself, and is not cut off', async () => {
  const [other, worker] = [
    await startServer({ uri: mongod.uri, dataDir: server.dataDir }),
    await startWorker({ uri: mongod.uri, dataDir: server.dataDir }),
  ]
  const live = await goLive(aVisitor(other))
  await live.watch('wall')
  process.kill(mongod.pid, 'SIGSTOP')
  // What is cut off ends with 1.
  expect(await Promise.all([other.stop(), worker.stop()])).toEqual([0, 0])
  process.kill(mongod.pid, 'SIGCONT')
  await expect.poll(async () => (await aVisitor(server).send('/readyz')).status).toBe(200)
})
