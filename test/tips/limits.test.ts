import { randomUUID } from 'node:crypto'
import { addToTip, getTipChallenge, openThread, sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { aProof, proofOf, tipWith } from '../factories/tips.ts'
import { Client } from '../support/client.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({
    env: { ROLLCALL_LIMITS: 'on', ROLLCALL_TIP_WORK: '1', TRUSTED_PROXIES: '127.0.0.1' },
  })
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
    add: (receipt: string, text: string) => post(addToTip.path, { receipt, text }),
    tip: async (body: object = tipWith(), key: string = randomUUID(), proof?: string) =>
      post(
        sendTip.path,
        { ...body, challenge: proof ?? (await aProof(server)) },
        { 'idempotency-key': key },
      ),
  }
}

const codes = (answers: readonly { status: number }[]) =>
  Object.fromEntries(
    Map.groupBy(answers, ({ status }) => status)
      .entries()
      .map(([status, { length }]) => [status, length]),
  )

/** How many tries somebody at this address is asked for, and a tip with them. */
const sendWorked = async (who: ReturnType<typeof from>, at: number) => {
  const challenge = (await who.challenge()).body as Parameters<typeof proofOf>[0]
  const proof = await proofOf(challenge)
  const { counter } = JSON.parse(Buffer.from(proof, 'base64').toString()).solution
  const answer = await who.tip({ ...tipWith(), who: `${at}` }, randomUUID(), proof)
  return { status: answer.status, tries: Number(counter) }
}

test('[T1] a hall of 200 people behind one address sends 200 tips in an hour: the door stays open, and the work grows up to a bound', async () => {
  const hall = from('198.51.100.7')
  const sent: Awaited<ReturnType<typeof sendWorked>>[] = []
  for (let at = 0; at < 200; at += 10)
    sent.push(
      ...(await Promise.all(Array.from({ length: 10 }, (_, n) => sendWorked(hall, at + n)))),
    )
  expect(codes(sent)).toEqual({ 201: 200 })
  const most = (start: number, end: number) =>
    Math.max(...sent.slice(start, end).map(({ tries }) => tries))
  expect([most(0, 30), most(30, 60), most(60, 200)]).toEqual([2, 3, 6])
  expect((await sendWorked(from('203.0.113.9'), 0)).tries).toBeLessThanOrEqual(2)
})

test('[T1] a robot that does no work gets nothing in, is told when to come back, and holds up nobody at its address', async () => {
  const robot = from('198.51.100.6')
  const used = await aProof(server)
  const key = randomUUID()
  expect((await robot.tip(tipWith(), key, used)).status).toBe(201)
  const answers = await Promise.all(
    Array.from({ length: 70 }, (_, at) =>
      robot.tip(tipWith(), randomUUID(), at % 2 ? used : 'no work'),
    ),
  )
  expect(codes(answers)).toEqual({ 400: 60, 429: 10 })
  const refused = answers.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(60)
  expect(refused?.body).toMatchObject({ detail: expect.stringMatching(/try again in \d+ minutes/) })
  expect((await robot.tip(tipWith(), key)).status).toBe(201)
  expect((await robot.tip()).status).toBe(201)
})

test('[T1] asking for proofs of work has an end too', async () => {
  const robot = from('198.51.100.8')
  const answers = await Promise.all(Array.from({ length: 605 }, () => robot.challenge()))
  expect(codes(answers)).toEqual({ 200: 600, 429: 5 })
  expect((await from('203.0.113.10').challenge()).status).toBe(200)
  // Asking costs him nothing, so what he uses up for the others of his house lasts a moment only.
  const refused = answers.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60)
})

test('[T1, T3] whoever types his receipt wrong is told so, though somebody at his address has guessed for long', async () => {
  const address = '198.51.100.11'
  const guesser = from(address)
  const words = (start: string) => `${start} ${Array(9).fill('zoo').join(' ')}`
  const guesses = Array.from({ length: 31 }, () => guesser.read(words('abandon ability able')))
  expect(codes(await Promise.all(guesses))).toEqual({ 404: 30, 429: 1 })
  const slips = Array.from({ length: 60 }, (_, at) =>
    from(address).read(words(`about above ${['absent', 'absorb', 'abstract'][at % 3]}`)),
  )
  expect(codes(await Promise.all(slips))).toEqual({ 404: 60 })
})

test('[T1, T3] what somebody adds to his own tip counts against nobody else at his address', async () => {
  const hall = from('203.0.113.14')
  const words = async () => ((await hall.tip()).body as { receipt: string }).receipt
  const [one, other] = [await words(), await words()]
  const added = await Promise.all(
    Array.from({ length: 31 }, (_, at) => hall.add(one, `Line ${at}`)),
  )
  expect(codes(added)).toEqual({ 201: 30, 429: 1 })
  expect((await hall.add(other, 'Mine.')).status).toBe(201)
  expect((await hall.read(one)).status).toBe(200)
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
