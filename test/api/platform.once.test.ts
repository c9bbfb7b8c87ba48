import { randomUUID } from 'node:crypto'
import { addPerson, editPerson, getPerson } from '@rollcall/contract/people.ts'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let servers: readonly [Server, Server]
let moderator: Account

beforeAll(async () => {
  const first = await startServer()
  servers = [first, await startServer({ dataDir: first.dataDir })]
  moderator = await aModerator(first)
})

const named = (name: string) => database.collection('people').countDocuments({ name })

test('[S4] the same key twice does nothing twice and is answered with the same thing', async () => {
  const [name, key] = [randomUUID(), randomUUID()]
  const first = await moderator.client.done(addPerson, { body: { name }, key })
  const again = await moderator.client.done(addPerson, { body: { name }, key })
  expect(again.id).toBe(first.id)
  expect(await named(name)).toBe(1)
})

test('[S4, O2] thirty at once under one key, at two processes, do it once', async () => {
  const [name, key] = [randomUUID(), randomUUID()]
  const sent = Array.from({ length: 30 }, (_, at) =>
    moderator.client.at(servers[at % 2 === 0 ? 0 : 1].url).done(addPerson, { body: { name }, key }),
  )
  expect(new Set((await Promise.all(sent)).map(({ id }) => id)).size).toBe(1)
  expect(await named(name)).toBe(1)
})

test('[S4] a repeat is answered afresh: it shows what has changed since', async () => {
  const [name, later, key] = [randomUUID(), randomUUID(), randomUUID()]
  const { id } = await moderator.client.done(addPerson, { body: { name }, key })
  await moderator.client.done(editPerson, { params: { personId: id }, body: { name: later } })
  expect(await moderator.client.done(addPerson, { body: { name }, key })).toMatchObject({
    id,
    name: later,
  })
})

test('[S4] another body under the same key gets 422 and does nothing', async () => {
  const [name, other, key] = [randomUUID(), randomUUID(), randomUUID()]
  await moderator.client.done(addPerson, { body: { name }, key })
  const refused = await moderator.client.refused(addPerson, { body: { name: other }, key })
  expect(refused.code).toBe('idempotency.reused')
  expect(await named(other)).toBe(0)
})

test('[S4] another act under the same key gets 422, and so does another thing to do it to', async () => {
  const key = randomUUID()
  const [one, two] = [await aPersonNamed('one'), await aPersonNamed('two')]
  const body = { rank: 'Corporal' }
  await moderator.client.done(editPerson, { params: { personId: one.id }, body, key })
  const other = await moderator.client.refused(editPerson, {
    params: { personId: two.id },
    body,
    key,
  })
  expect(other.code).toBe('idempotency.reused')
  const act = await moderator.client.refused(addPerson, { body: { name: 'three' }, key })
  expect(act.code).toBe('idempotency.reused')
  expect(await moderator.client.done(getPerson, { params: { personId: two.id } })).toMatchObject({
    rank: null,
  })
})

test('[S4] keys belong to accounts: the same one from another does its own thing', async () => {
  const [name, key, other] = [randomUUID(), randomUUID(), await aModerator(servers[0])]
  const mine = await moderator.client.done(addPerson, { body: { name }, key })
  const theirs = await other.client.done(addPerson, { body: { name }, key })
  expect(theirs.id).not.toBe(mine.id)
  expect(await named(name)).toBe(2)
})

test('[S4] a refused request uses no key up', async () => {
  const [name, key] = [randomUUID(), randomUUID()]
  await moderator.client.refused(editPerson, {
    params: { personId: '0'.repeat(24) },
    body: { name },
    key,
  })
  await moderator.client.done(addPerson, { body: { name }, key })
  expect(await named(name)).toBe(1)
})

const aPersonNamed = (name: string) => moderator.client.done(addPerson, { body: { name } })
