import { getMe, signOut } from '@rollcall/contract/accounts.ts'
import { beforeAll, expect, test } from 'vitest'
import { aContributor, anAccount } from '../support/accounts.ts'
import { rollcall as commandLine } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let one: Server
let other: Server
beforeAll(async () => {
  one = await startServer()
  other = await startServer({ dataDir: one.dataDir })
})

const rollcall = (...words: string[]) =>
  commandLine(words, { DATA_DIR: one.dataDir, MONGODB_URI: databaseUri })

test('[S2] a session ended in one process is ended in every other', async () => {
  const { client } = await aContributor(one)
  const elsewhere = client.at(other.url)
  expect((await elsewhere.done(getMe)).role).toBe('contributor')
  await client.done(signOut)
  await expect.poll(async () => (await elsewhere.done(getMe)).role).toBe('visitor')
})

test('[S2] an account that is gone is a visitor in every process', async () => {
  const { email, client } = await aContributor(one)
  const clients = [client, client.at(other.url)]
  for (const each of clients) expect((await each.done(getMe)).role).toBe('contributor')
  await database.collection('user').deleteOne({ email })
  for (const each of clients)
    await expect.poll(async () => (await each.done(getMe)).role).toBe('visitor')
})

/** What was written into the log since. */
const acts = async (since = 0): Promise<string[]> =>
  (await database.collection('audit').find().sort({ _id: 1 }).toArray())
    .slice(since)
    .map(({ act }) => act)

test('[S2, M6] what the command line says of an account holds at once, in every process, and stands in the log', async () => {
  const { email, client } = await anAccount(one, { verified: false, factor: true })
  const clients = [client, client.at(other.url)]
  const see = async (expected: object) => {
    for (const each of clients) await expect.poll(() => each.done(getMe)).toMatchObject(expected)
  }
  await see({ role: 'contributor', emailVerified: false, can: { administer: false } })
  await rollcall('account', 'role', email.toUpperCase(), 'admin')
  await see({ role: 'admin', can: { moderate: true, administer: true } })
  await rollcall('account', 'verify', email)
  await see({ emailVerified: true })
  await rollcall('account', 'suspend', email)
  await see({ suspended: true, can: { contribute: false, administer: false } })
  await rollcall('account', 'unsuspend', email)
  await see({ suspended: false, can: { administer: true } })
  expect(await rollcall('account', 'list')).toContain(`${email}\tadmin\t`)
  expect(await acts()).toEqual(
    ['admin', 'verified', 'suspended', 'unsuspended'].map((what) => `account.${what}`),
  )
  await rollcall('account', 'factor', email, '--remove')
  expect(await acts(4)).toEqual(['second-factor.removed'])
  expect(JSON.stringify(await database.collection('audit').find().toArray())).not.toContain(email)
})

test('[C4] whom the command line names an examiner is one at once, by a logged act, until it takes that back', async () => {
  const { email, client } = await aContributor(one)
  const see = (examine: boolean) =>
    expect.poll(() => client.done(getMe)).toMatchObject({ can: { examine } })
  const examiner = (...words: string[]) => rollcall('account', 'examiner', email, ...words)
  const before = (await acts()).length
  await expect(examiner()).rejects.toMatchObject({ stderr: expect.stringContaining('--remove') })
  await expect(examiner('--qualification', ' ')).rejects.toMatchObject({ code: 1 })
  await examiner('--qualification', 'Forensic anthropologist')
  await see(true)
  expect(await rollcall('account', 'list')).toContain('examiner: Forensic anthropologist')
  await examiner('--remove')
  await see(false)
  expect(await acts(before)).toEqual(['examiner.named', 'examiner.removed'])
  const log = await database.collection('audit').find().toArray()
  expect(JSON.stringify(log)).not.toContain('Forensic')
})

test('[S3] the command line says in a sentence what it cannot do', async () => {
  await expect(rollcall('account', 'verify', 'nobody@example.org')).rejects.toMatchObject({
    code: 1,
    stderr: 'No account has the address nobody@example.org.\n',
  })
  await expect(rollcall('account', 'role', 'nobody@example.org', 'king')).rejects.toMatchObject({
    code: 2,
  })
})

test('[S2] a watch that broke off is opened again, and nothing stale is kept', async () => {
  const lost = await aContributor(one)
  expect((await lost.client.done(getMe)).role).toBe('contributor')
  // Ends every change stream on it.
  await database.dropDatabase()
  await expect.poll(async () => (await lost.client.done(getMe)).role).toBe('visitor')
  const { email, client } = await aContributor(one)
  const role = async () => (await client.done(getMe)).role
  await one.untilLogged(({ msg }) => msg === 'accounts: watching again')
  expect(await role()).toBe('contributor')
  await database.collection('user').updateOne({ email }, { $set: { role: 'moderator' } })
  await expect.poll(role).toBe('moderator')
})
