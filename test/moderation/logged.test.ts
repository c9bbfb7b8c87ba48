import { randomUUID } from 'node:crypto'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { beforeAll, expect, test } from 'vitest'
import { asking, endpointOf } from '../factories/asking.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, anAdmin } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let contributor: Account
let moderator: Account
let admin: Account
beforeAll(async () => {
  server = await startServer()
  contributor = await aContributor(server)
  moderator = await aModerator(server)
  admin = await anAdmin(server)
})
const worlds = asking(() => ({ server, contributor, moderator, admin }))

const links = () => database.collection('audit').countDocuments()
const ofModerators = endpoints.filter(
  ({ access, method }) => ['moderator', 'admin'].includes(access) && method !== 'GET',
)

test.each(ofModerators.map(({ name }) => [name]))(
  '[M6] %s, which only moderators may ask for, is written into the log',
  async (name) => {
    const endpoint = endpointOf(name)
    const make = worlds[name]
    if (!make) throw new Error(`${name} has no world in which it can be asked for`)
    const { client, ...request } = await make()
    const before = await links()
    const { status } = await client.call(endpoint, { ...request, key: randomUUID() } as never)
    expect(status).toBe(endpoint.status)
    await expect.poll(links).toBeGreaterThan(before)
  },
)

test.each([
  ['editFilm', async () => ({ filmId: (await aFilm(contributor)).id })],
  ['correctPhoto', async () => ({ stillId: (await aStill(contributor)).id })],
] as const)(
  '[M6, A8] %s is written into the log where a moderator corrects what another added, and only there',
  async (name, make) => {
    const params = await make()
    const before = await links()
    const correct = (client: Client) =>
      client.done(endpointOf(name), { params, body: { title: randomUUID() } } as never)
    await correct(contributor.client)
    expect(await links()).toBe(before)
    await correct(moderator.client)
    expect(await links()).toBe(before + 1)
  },
)
