import { randomUUID } from 'node:crypto'
import { getTipChallenge, openThread, sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { aProof, tipWith } from '../factories/tips.ts'
import { Client } from '../support/client.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({ env: { ROLLCALL_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' } })
})

/** Requests of somebody at `address`, as a proxy would pass them on. */
const from = (address: string) => {
  const headers = { 'x-forwarded-for': address }
  const client = new Client(server.url)
  const post = (path: string, body: unknown, more: Readonly<Record<string, string>> = {}) =>
    client.send(path, { method: 'POST', body, headers: { ...headers, ...more } })
  return {
    challenge: () => client.send(getTipChallenge.path, { headers }),
    read: (receipt: string) => post(openThread.path, { receipt }),
    tip: async (body: object = tipWith(), key: string = randomUUID()) =>
      post(sendTip.path, { ...body, challenge: await aProof(server) }, { 'idempotency-key': key }),
  }
}

const codes = (answers: readonly { status: number }[]) =>
  Object.fromEntries(
    Map.groupBy(answers, ({ status }) => status)
      .entries()
      .map(([status, { length }]) => [status, length]),
  )

test('[T1] so many tips an hour from one address; a repeat uses nothing up, and other addresses miss nothing', async () => {
  const robot = from('198.51.100.7')
  const key = randomUUID()
  const answers = [await robot.tip(tipWith(), key)]
  for (let at = 1; at < 32; at += 1) answers.push(await robot.tip({ ...tipWith(), who: `${at}` }))
  expect(codes(answers)).toEqual({ 201: 30, 429: 2 })
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(60)
  expect((await robot.tip(tipWith(), key)).status).toBe(201)
  expect((await from('203.0.113.9').tip()).status).toBe(201)
})

test('[T1] asking for proofs of work has an end too', async () => {
  const robot = from('198.51.100.8')
  const answers = await Promise.all(Array.from({ length: 125 }, () => robot.challenge()))
  expect(codes(answers)).toEqual({ 200: 120, 429: 5 })
  expect((await from('203.0.113.10').challenge()).status).toBe(200)
})

test('[T3] whoever guesses is stopped, while the receipt goes on opening, also from his address', async () => {
  const { body } = await from('203.0.113.11').tip()
  const { receipt } = body as { receipt: string }
  const words = receipt.split(' ')
  const guess = (at: number) => [...words.slice(0, 10), words[at % 10], words[at % 7]].join(' ')
  const guesser = from('198.51.100.9')
  const wrong = Array.from({ length: 40 }, (_, at) => guess(at)).filter((one) => one !== receipt)
  const answers = await Promise.all(wrong.map((one) => guesser.read(one)))
  expect(codes(answers)).toEqual({ 404: 30, 429: wrong.length - 30 })
  expect((await guesser.read(receipt)).status).toBe(200)
  expect((await from('203.0.113.12').read(receipt)).status).toBe(200)
})
