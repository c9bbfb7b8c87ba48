import { requestReset, signIn, signUp } from '@rollcall/contract/accounts.ts'
import { expect, test } from 'vitest'
import { aProof } from '../factories/tips.ts'
import { signUp as goThroughSignUp, password } from '../support/accounts.ts'
import { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

const limited = (env: Readonly<Record<string, string>> = {}) =>
  startServer({ env: { ROLLCALL_LIMITS: 'on', ...env } })
const behindProxy = () => limited({ TRUSTED_PROXIES: '127.0.0.1' })

/** A request from somebody at `address`, as a proxy would pass it on. */
const from = (server: Server, address: string) => ({
  post: (path: string, body: unknown) =>
    new Client(server.url).send(path, {
      method: 'POST',
      body,
      headers: { 'x-forwarded-for': address },
    }),
})

test('[S2] wrong passwords from one address keep nobody at another address out', async () => {
  const server = await behindProxy()
  const { email } = await goThroughSignUp(server)
  const wrong = { email, password: 'not the right one' }
  const attacker = from(server, '198.51.100.7')
  const refusals = await Promise.all(
    Array.from({ length: 12 }, () => attacker.post(signIn.path, wrong)),
  )
  expect(refusals.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429, 429])
  const blocked = await attacker.post(signIn.path, { email, password })
  expect(blocked.status).toBe(429)
  expect(blocked.body).toMatchObject({
    code: 'too-many',
    detail: expect.stringMatching(/in \d+ minutes/),
  })
  const seconds = Number(blocked.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(14 * 60)
  expect(seconds).toBeLessThanOrEqual(15 * 60)

  expect((await from(server, '203.0.113.9').post(signIn.path, { email, password })).status).toBe(
    200,
  )
  const others = await goThroughSignUp(server)
  const own = { email: others.email, password }
  expect((await attacker.post(signIn.path, own)).status).toBe(200)
})

test('[S2] right passwords use nothing up', async () => {
  const server = await limited()
  const { email } = await goThroughSignUp(server)
  for (let time = 0; time < 12; time++)
    expect((await new Client(server.url).call(signIn, { body: { email, password } })).status).toBe(
      200,
    )
})

test('[S2] an address that a client makes up changes nothing', async () => {
  const server = await limited()
  const body = { email: 'nobody@example.org', password: 'not the right one' }
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, at) => from(server, `203.0.113.${at}`).post(signIn.path, body)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429])
})

test('[S2] behind a proxy a client cannot make itself another one either', async () => {
  const server = await behindProxy()
  const body = { email: 'nobody@example.org', password: 'not the right one' }
  const forged = (at: number) => from(server, `203.0.113.${at}, 198.51.100.8`)
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, at) => forged(at).post(signIn.path, body)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429])
})

test('[S2] a household of IPv6 is one client, its neighbour another', async () => {
  const server = await behindProxy()
  const body = { email: 'nobody@example.org', password: 'not the right one' }
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, at) =>
      from(server, `2001:db8:0:7::${at}`).post(signIn.path, body),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429])
  const neighbour = await from(server, '2001:db8:0:8::1').post(signIn.path, body)
  expect(neighbour.status).toBe(401)
})

test('[S2] asking for more mail than is sent is answered the same, and keeps the owner from nothing', async () => {
  const server = await behindProxy()
  const { email } = await goThroughSignUp(server)
  const mails = () =>
    database.collection('mails').countDocuments({ to: email, subject: /new password/ })
  const answers = []
  for (let time = 0; time < 7; time++)
    answers.push(await from(server, '198.51.100.9').post(requestReset.path, { email }))
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(await mails()).toBe(5)
  await from(server, '203.0.113.10').post(requestReset.path, { email })
  expect(await mails()).toBe(6)
})

test('[S2] signing up over and over fills nobody else his mailbox', async () => {
  const server = await behindProxy()
  const { email } = await goThroughSignUp(server)
  const body = { name: 'Ann', email, password }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => from(server, '198.51.100.10').post(signUp.path, body)),
  )
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  const told = await database.collection('mails').countDocuments({ to: email, subject: /already/ })
  expect(told).toBe(5)
})

test('[T1, S2] one in a hall who uses up what is everybody’s keeps nobody out who does some work', async () => {
  const server = await behindProxy()
  const { email } = await goThroughSignUp(server)
  const hall = from(server, '198.51.100.11')
  const many = (length: number, send: (at: number) => ReturnType<typeof hall.post>) =>
    Promise.all(Array.from({ length }, (_, at) => send(at)))
  const newcomer = (at: number) => ({ name: 'Ann', email: `ann-${at}@example.org`, password })
  await many(61, (at) => hall.post(signUp.path, newcomer(at)))
  await many(31, (at) => hall.post(requestReset.path, { email: `${at}@example.org` }))
  await many(11, () => hall.post(signIn.path, { email, password: 'not the right one' }))
  await many(95, (at) => hall.post(signIn.path, { email: `${at}@example.org`, password }))

  const theirs = [
    [signUp.path, newcomer(100)],
    [requestReset.path, { email }],
    [signIn.path, { email, password }],
  ] as const
  for (const [path, body] of theirs) {
    const refused = await hall.post(path, body)
    expect([refused.status, refused.body]).toMatchObject([429, { provable: true }])
    const challenge = await aProof(server)
    expect((await hall.post(path, { ...body, challenge })).status).toBe(200)
    const again = await hall.post(path, { ...body, challenge })
    expect([again.status, again.body]).toMatchObject([400, { code: 'challenge.refused' }])
  }
  const challenge = await aProof(server)
  const guess = { email, password: 'not the right one', challenge }
  expect((await hall.post(signIn.path, guess)).status, 'work is no password').toBe(401)
})
