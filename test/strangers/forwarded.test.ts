import { requestReset, sendVerification, signIn, signUp } from '@rollcall/contract/accounts.ts'
import { openThread } from '@rollcall/contract/tips.ts'
import { expect, test } from 'vitest'
import { password } from '../support/accounts.ts'
import { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

const ATTEMPTS = 34
const limited = (env: Readonly<Record<string, string>> = {}) =>
  startServer({ env: { ROLLCALL_LIMITS: 'on', ...env } })

/** What proxies write, and whoever likes: each says that the request comes from `address`. */
const claims: readonly ((address: string) => Readonly<Record<string, string>>)[] = [
  (address) => ({ 'x-forwarded-for': address }),
  (address) => ({ 'x-forwarded-for': `${address}, 127.0.0.1`, 'x-real-ip': address }),
  (address) => ({ forwarded: `for=${address};host=elsewhere.example;proto=https` }),
  (address) => ({ 'x-client-ip': address, 'cf-connecting-ip': address, 'true-client-ip': address }),
]

/** How often nonsense for a receipt was answered as such, before it was too often. */
const guessesTaken = async (
  server: Server,
  headersOf: (address: string, at: number) => Readonly<Record<string, string>>,
): Promise<number> => {
  const answers = await Promise.all(
    Array.from({ length: ATTEMPTS }, (_, at) =>
      new Client(server.url).send(openThread.path, {
        method: 'POST',
        body: { receipt: `no receipt ${at}` },
        headers: headersOf(`203.0.113.${at}`, at),
      }),
    ),
  )
  return answers.filter(({ status }) => status === 404).length
}

test('[S2] whatever address a client claims, its own is charged', async () => {
  const server = await limited()
  const claim = (address: string, at: number) => claims[at % claims.length]?.(address) ?? {}
  expect(await guessesTaken(server, claim)).toBe(30)
  const wrong = { email: 'nobody@example.org', password: 'not the right one' }
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      new Client(server.url).send(signIn.path, {
        method: 'POST',
        body: wrong,
        headers: claim(`203.0.113.${at}`, at),
      }),
    ),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
})

test('[S2] of a proxy that is trusted the address it tells is charged, and nothing else it passes on', async () => {
  const server = await limited({ TRUSTED_PROXIES: '127.0.0.1' })
  expect(await guessesTaken(server, (address) => ({ 'x-forwarded-for': address }))).toBe(ATTEMPTS)
  const others = (address: string) => ({
    'x-forwarded-for': `${address}, 198.51.100.4`,
    forwarded: `for=${address}`,
    'x-real-ip': address,
  })
  expect(await guessesTaken(server, others)).toBe(30)
})

test.each([
  ['without a proxy', {}],
  ['behind a proxy that is trusted', { TRUSTED_PROXIES: '127.0.0.1' }],
])('[S2] %s no header moves the links in mails', async (_, env) => {
  const server = await limited({ PUBLIC_URL: 'https://rollcall.example', ...env })
  const forged = {
    origin: 'https://rollcall.example',
    'x-forwarded-host': 'elsewhere.example',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '81',
    'x-original-host': 'elsewhere.example',
    forwarded: 'host=elsewhere.example;proto=http',
    referer: 'https://elsewhere.example/',
  }
  const { email } = await goThroughSignUpAt(server)
  const fresh = `fresh-${email}`
  const sent = [
    [signUp.path, { name: 'Ann', email: fresh, password }],
    [sendVerification.path, { email: fresh }],
    [requestReset.path, { email, redirectTo: 'https://elsewhere.example/' }],
    [signUp.path, { name: 'Ann', email, password, callbackURL: 'https://elsewhere.example/' }],
  ] as const
  for (const [path, body] of sent) {
    const answer = await new Client(server.url).send(path, {
      method: 'POST',
      body,
      headers: forged,
    })
    expect(answer.status).toBeLessThan(500)
    expect(JSON.stringify([...answer.headers, answer.body])).not.toContain('elsewhere.example')
  }
  const mails = await database
    .collection('mails')
    .find({ to: { $in: [email, fresh] } })
    .toArray()
  expect(mails.length).toBeGreaterThan(2)
  for (const { text } of mails)
    for (const [link] of String(text).matchAll(/\bhttps?:\S+|\S+\.example\b/g))
      expect(link).toMatch(/^https:\/\/rollcall\.example\/|@example/)
  expect(server.errors()).toEqual([])
})

/** The factory sends the origin of the process, which is not the one that this installation has. */
const goThroughSignUpAt = async (server: Server) => {
  const client = new Client(server.url)
  const email = `${crypto.randomUUID()}@example.org`
  const headers = { origin: 'https://rollcall.example' }
  const body = { name: 'Ann', email, password }
  await client.send(signUp.path, { method: 'POST', body, headers })
  return { email }
}
