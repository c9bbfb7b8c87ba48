import { randomUUID } from 'node:crypto'
import { beforeAll, expect, inject, test } from 'vitest'
import { asking, endpointOf } from '../factories/asking.ts'
import { type Account, aContributor, aModerator, anAdmin } from '../support/accounts.ts'
import { database, databaseUri } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'

/** By which the database tells this server's reads from all others'. */
const appName = `unshown-${randomUUID()}`
let server: Server
let contributor: Account
let moderator: Account
let admin: Account
beforeAll(async () => {
  server = await startServer({
    uri: `${databaseUri}${databaseUri.includes('?') ? '&' : '?'}appName=${appName}`,
  })
  contributor = await aContributor(server)
  moderator = await aModerator(server)
  admin = await anAdmin(server)
})
const worlds = asking(() => ({ server, contributor, moderator, admin }))

/** Lets the server read so many times, and then not once more. */
const reading = async <T>(reads: number, act: () => Promise<T>): Promise<T> => {
  const point = { configureFailPoint: 'failCommand' }
  const data = { failCommands: ['find', 'aggregate'], errorCode: 8, appName }
  const admin = database.client.db('admin')
  await admin.command({ ...point, mode: { skip: reads }, data })
  try {
    return await act()
  } finally {
    await admin.command({ ...point, mode: 'off' })
  }
}

test.skipIf(inject('mongodLog') === null).each(Object.entries(worlds))(
  '[S5] [S4] %s: wherever reading fails, a 500 has stored nothing; what may have been stored says so, and the same key tells',
  async (name, make) => {
    const endpoint = endpointOf(name)
    const { client, ...request } = await make()
    const asked = { ...request, key: randomUUID() } as never
    const before = await hashOfStored()
    let answer = await reading(1, () => client.call(endpoint, asked))
    for (let reads = 2; answer.status === 500; reads += 1) {
      expect(await hashOfStored()).toBe(before)
      answer = await reading(reads, () => client.call(endpoint, asked))
    }
    if (answer.status !== endpoint.status) expectProblem(answer, 'act.unshown')
    expect((await client.call(endpoint, asked)).status).toBe(endpoint.status)
    // Its showing reads eight times, so that one of them has failed.
    if (name === 'castVote') expect(answer.status).toBe(503)
  },
)
