import { randomUUID } from 'node:crypto'
import type { Letter } from '@rollcall/api/accounts/letter.ts'
import { totpCode } from '@rollcall/api/accounts/totp.ts'
import { requestReset, signIn } from '@rollcall/contract/accounts.ts'
import { makeBackupCodes, removeSecondFactor } from '@rollcall/contract/secondFactor.ts'
import { beforeAll, expect, inject, test, vi } from 'vitest'
import { asking, endpointOf, type Request } from '../factories/asking.ts'
import {
  type Account,
  aContributor,
  aModerator,
  anAdmin,
  askForKey,
  aVisitor,
  password,
} from '../support/accounts.ts'
import { database, databaseUri } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { played } from '../support/proof.ts'
import { someOf } from '../support/random.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored, looking } from '../support/stored.ts'

// Each is asked again for every read of its showing.
vi.setConfig({ testTimeout: 300_000 })

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
const worlds = Object.entries(asking(() => ({ server, contributor, moderator, admin })))
const shown = someOf(
  worlds,
  played('endpoints whose showing fails', { whole: worlds.length, sample: 24 }),
  'endpoints',
)

/** Lets the server do so many of these in the database, and then not one more. */
const letting =
  (failCommands: readonly string[]) =>
  async <T>(times: number, act: () => Promise<T>): Promise<T> => {
    const point = { configureFailPoint: 'failCommand' }
    const data = { failCommands, errorCode: 8, appName }
    const admin = database.client.db('admin')
    await admin.command({ ...point, mode: { skip: times }, data })
    try {
      return await act()
    } finally {
      await admin.command({ ...point, mode: 'off' })
    }
  }
const reading = letting(['find', 'aggregate'])
const writing = letting(['insert', 'update', 'delete', 'findAndModify'])

test.skipIf(inject('mongodLog') === null).each(shown)(
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

/** What is asked of the account library, each for an account of its own. */
const ofAccounts: Readonly<Record<string, () => Promise<Request & { writesTo?: string }>>> = {
  signUp: async () => {
    const email = `${randomUUID()}@example.org`
    const body = { name: 'Tester', email, password }
    return { client: aVisitor(server), body, writesTo: email }
  },
  signIn: async () => {
    const { email } = await aModerator(server)
    return { client: aVisitor(server), body: { email, password } }
  },
  requestReset: async () => {
    const { email } = await aContributor(server)
    return { client: aVisitor(server), body: { email }, writesTo: email }
  },
  resetPassword: async () => {
    const { email } = await aModerator(server)
    await aVisitor(server).done(requestReset, { body: { email } })
    const { text } = (await letters().findOneAndDelete({ to: email })) as unknown as Letter
    const token = /token=([\w-]+)/.exec(text)?.[1]
    const body = { token, newPassword: `another ${password}` }
    return { client: aVisitor(server), body, writesTo: email }
  },
  enrolSecondFactor: async () => ({ client: (await withoutFactor()).client, body: { password } }),
  verifyFactorCode: async () => {
    const { client } = await withoutFactor()
    return { client, body: { code: totpCode(await askForKey(client)) } }
  },
  verifyBackupCode: async () => {
    const { client, email } = await aModerator(server)
    const { backupCodes } = await client.done(makeBackupCodes, { body: { password } })
    const elsewhere = aVisitor(server)
    await elsewhere.done(signIn, { body: { email, password } })
    return { client: elsewhere, body: { code: backupCodes[0] } }
  },
  makeBackupCodes: async () => ({ client: (await aModerator(server)).client, body: { password } }),
  removeSecondFactor: async () => ({
    client: (await aModerator(server)).client,
    body: { password },
  }),
  signOutEverywhere: async () => ({ client: (await aModerator(server)).client }),
}
const written = someOf(
  Object.entries(ofAccounts),
  played('acts of accounts whose writes fail', {
    whole: Object.keys(ofAccounts).length,
    sample: 4,
  }),
  'acts of accounts',
)
const letters = () => database.collection('mails')
const withoutFactor = async () => {
  const moderator = await aModerator(server)
  await moderator.client.done(removeSecondFactor, { body: { password } })
  return moderator
}
const acted = () => hashOfStored(['limits', ...looking])

test.skipIf(inject('mongodLog') === null).each(written)(
  '[S5] %s: whichever write fails, it has stored nothing, neither account nor session, letter or log',
  async (name, make) => {
    const endpoint = endpointOf(name)
    const { client, writesTo, ...asked } = await make()
    const before = await acted()
    const failed: number[] = []
    for (let writes = 0; (await acted()) === before; writes += 1) {
      const answer = await writing(writes, () => client.call(endpoint, asked as never))
      failed.push(answer.status)
    }
    expect(failed.pop()).toBe(endpoint.status)
    // Whether there is such an account is not told by an error either.
    const told = name === 'requestReset' ? 200 : 500
    expect(new Set(failed)).toEqual(new Set([told]))
    expect(failed.length).toBeGreaterThan(0)
    if (writesTo) expect(await letters().countDocuments({ to: writesTo })).toBe(1)
  },
)
