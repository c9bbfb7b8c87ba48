import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Mongod, startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manyConfirmed } from '../factories/confirmed.ts'
import { aModerator } from '../support/accounts.ts'
import { makeDataDir } from '../support/processes.ts'
import { type Server, startServer } from '../support/server.ts'

/** So many that they fit into no buffer on the way. */
const ROWS = 8_000
/** Of the database of this file alone; else it is five minutes. */
const WINDOW_SECONDS = 30

let mongod: Mongod
let client: MongoClient
let server: Server
beforeAll(async () => {
  const folder = await makeDataDir()
  mongod = await startMongod({
    binary: (await bringMongod()).path,
    ...{ dbPath: join(folder, 'db'), logPath: join(folder, 'mongod.log') },
    parameters: [`minSnapshotHistoryWindowInSeconds=${WINDOW_SECONDS}`],
  })
  client = new MongoClient(mongod.uri)
  server = { ...(await startServer({ uri: mongod.uri })), database: client.db() }
  await manyConfirmed(server, [await aModerator(server), await aModerator(server)], ROWS - 1)
})
afterAll(async () => {
  await server.stop()
  await client.close()
  await mongod.kill()
})

test('[E1, E3] who takes it more slowly than the database keeps a moment has it whole, as it was at that moment', async () => {
  const answer = await fetch(`${server.url}/api/exports/confirmed.jsonl`)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = (await reader?.read())?.value ?? ''
  const people = client.db().collection('people')
  for (let second = 0; second < WINDOW_SECONDS + 10; second += 1) {
    await people.updateMany(
      { name: /9$/ },
      { $set: { died: `19${50 + (second % 10)}`, name: 'Later 9' } },
    )
    await wait(1_000)
  }
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
    text += next.value
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows).toHaveLength(ROWS)
  expect(rows.at(-1).end.rows).toBe(ROWS)
  expect(rows.filter(({ name }) => name === 'Later 9')).toEqual([])
}, 300_000)
