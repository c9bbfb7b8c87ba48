import { randomUUID } from 'node:crypto'
import { makeChallenge } from '@rollcall/api/platform/challenge.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import { addSighting, withdrawSighting } from '@rollcall/contract/marks.ts'
import { addPerson } from '@rollcall/contract/people.ts'
import { getTip } from '@rollcall/contract/tipDesk.ts'
import { getTipChallenge, keyInTip, openThread, sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import {
  aProof,
  aReceipt,
  aTip,
  aWorkedProof,
  newestTip,
  proofOf,
  tipWith,
} from '../factories/tips.ts'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

const tips = () => database.collection('tips').countDocuments()
const sent = async (asked = {}) => ({ ...tipWith(asked), challenge: await aProof(server) })

test('[T1, T3] a visitor sends a tip and reads with his receipt how it stands', async () => {
  const visitor = aVisitor(server)
  const body = { ...tipWith(), challenge: await aWorkedProof(visitor) }
  const { receipt } = await visitor.done(sendTip, { body, key: randomUUID() })
  expect(receipt).toMatch(/^([a-z]{3,8} ){11}[a-z]{3,8}$/)
  const thread = await visitor.done(openThread, { body: { receipt } })
  expect(thread).toMatchObject({
    status: 'waiting',
    messages: [],
    canAdd: true,
    tip: { who: 'John Doe', about: null, mayPublish: false },
  })
  expect(visitor.cookies.size).toBe(0)
})

test('[T2, T3] what somebody wrote on paper an account keys in: the receipt is the sender’s, moderators read who keyed it in, and a repeat makes nothing', async () => {
  const [keyer, other] = [await aContributor(server), await aContributor(server)]
  const man = await aSubject(keyer, { still: await aStill(keyer) })
  const about = { kind: 'subject', id: man.id }
  const [key, body] = [randomUUID(), tipWith({ about, how: 'He stood beside me.' } as never)]
  const before = await tips()
  const { receipt } = await keyer.client.done(keyInTip, { body, key })
  expect(await keyer.client.done(keyInTip, { body, key })).toEqual({ receipt })
  const { code } = await keyer.client.refused(keyInTip, { body: { ...body, how: 'Else.' }, key })
  expect(code).toBe('idempotency.reused')
  expect(await tips()).toBe(before + 1)

  const thread = await aVisitor(server).done(openThread, { body: { receipt } })
  expect(thread).toMatchObject({ status: 'waiting', tip: { how: body.how, keyedIn: true } })
  expect(JSON.stringify(thread)).not.toContain(keyer.name)
  const { client } = await aModerator(server)
  const params = { tipId: (await newestTip()) as never }
  expect(await client.done(getTip, { params })).toMatchObject({ keyedBy: keyer.name })
  expect((await aTip(server)).tip).toMatchObject({ keyedIn: false, keyedBy: null })
  expect(await other.client.done(keyInTip, { body, key })).not.toEqual({ receipt })

  const nobody = { ...body, about: { kind: 'subject', id: 'f'.repeat(24) } } as never
  expect(await keyer.client.refused(keyInTip, { body: nobody })).toMatchObject({
    code: 'request.invalid',
    errors: [{ path: 'about.id' }],
  })
})

test('[T1] nothing of the sender is kept but what he wrote, and none of it in the log', async () => {
  const { client, id } = await aContributor(server)
  const body = await sent({ how: 'Private words about Mister Quux.' })
  const { receipt } = await client.done(sendTip, { body, key: randomUUID() })
  const stored = JSON.stringify(await database.collection('tips').findOne({ how: body.how }))
  const everything = JSON.stringify([stored, server.lines, server.printed])
  for (const word of [id, '127.0.0.1', receipt.split(' ').slice(3, 11).join(' ')])
    expect(stored).not.toContain(word)
  expect(JSON.stringify(server.lines)).not.toContain('Quux')
  for (const word of receipt.split(' ').slice(3))
    expect(JSON.stringify(server.lines)).not.toContain(` ${word} `)
  expect(everything).not.toContain(receipt)
})

test('[T1] without the work, with work of another’s, forged, half done or too old: refused, and nothing is kept', async () => {
  const visitor = aVisitor(server)
  const before = await tips()
  const { tips: secret } = readSecrets(server.dataDir)
  const unsolved = await visitor.done(getTipChallenge)
  const late = await makeChallenge(secret, 1)
  late.parameters.expiresAt += 3_600
  const solution = { counter: 0, derivedKey: '00'.repeat(32) }
  const half = Buffer.from(JSON.stringify({ challenge: unsolved, solution })).toString('base64')
  const given = [
    undefined,
    '',
    'nonsense',
    half,
    await proofOf(await makeChallenge('another key', 1)),
    await proofOf(late),
    Buffer.from('{"challenge":null,"solution":null,"test":true}').toString('base64'),
  ]
  for (const challenge of given) {
    const body = { ...tipWith(), ...(challenge !== undefined && { challenge }) }
    const answer = await visitor.call(sendTip, { body, key: randomUUID() })
    expect(expectProblem(answer, 'challenge.refused').errors?.[0]?.path).toBe('challenge')
  }
  expect(await tips()).toBe(before)
})

test('[T1] one proof of work is worth one tip', async () => {
  const visitor = aVisitor(server)
  const body = await sent()
  await visitor.done(sendTip, { body, key: randomUUID() })
  const again = await visitor.call(sendTip, { body, key: randomUUID() })
  expectProblem(again, 'challenge.refused')
  const both = await Promise.all(
    [await sent()].flatMap((one) => [
      visitor.call(sendTip, { body: one, key: randomUUID() }),
      visitor.call(sendTip, { body: one, key: randomUUID() }),
    ]),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 400])
})

test('[T1, T2] the same words about the same thing are taken from everybody, and shown as the same', async () => {
  const moderator = await aModerator(server)
  const words = { who: 'Paul  Roe', how: `We stood side by side. ${randomUUID()}` }
  const receipts = [
    await aReceipt(server, words),
    await aReceipt(server, { ...words, who: 'PAUL ROE', relationship: 'friend' }),
  ]
  expect(new Set(receipts).size).toBe(2)
  await aReceipt(server, { ...words, who: 'Another' })
  const [first, second] = await database
    .collection<{ _id: string }>('tips')
    .find({ how: words.how })
    .sort({ _id: 1 })
    .toArray()
  const shown = await moderator.client.send(`/api/tips/${first?._id}`)
  expect(shown.body).toMatchObject({ same: { count: 1, tips: [{ id: second?._id }] } })
})

test('[T2] it may be about a still, a sighting, a man, a person or nothing; what is not there is named', async () => {
  const contributor = await aContributor(server)
  const visitor = aVisitor(server)
  const still = await aStill(contributor)
  const subject = await aSubject(contributor, { still })
  const sighting = await database.collection('sightings').findOne({ subjectId: subject.id })
  const { client } = await aModerator(server)
  const living = await client.done(addPerson, { body: { name: 'Li Wei' } })
  const abouts = [
    [{ kind: 'still', id: still.id }, { title: still.title }],
    [{ kind: 'sighting', id: String(sighting?._id) }, { subjectNumber: subject.number }],
    [{ kind: 'subject', id: subject.id }, { subjectNumber: subject.number }],
    [{ kind: 'person', id: living.id }, { person: { name: null, withheld: true } }],
  ] as const
  for (const [about, told] of abouts) {
    const receipt = await aReceipt(server, { about })
    const { tip } = await visitor.done(openThread, { body: { receipt } })
    expect(tip.about).toMatchObject({ ...about, ...told })
  }
  for (const kind of ['still', 'sighting', 'subject', 'film', 'person'] as const) {
    const body = await sent({ about: { kind, id: 'f'.repeat(24) } })
    const answer = await visitor.call(sendTip, { body, key: randomUUID() })
    expect(expectProblem(answer, 'request.invalid').errors?.[0]?.path).toBe('about.id')
  }
})

test('[T2, K5] about a mark that was taken back it goes on saying which man it is about, and can still be sent', async () => {
  const by = await aContributor(server)
  const { id: stillId } = await aStill(by)
  const region = { x: 20, y: 20, w: 60, h: 75 }
  const { sighting, subject } = await by.client.done(addSighting, {
    params: { stillId },
    body: { region },
  })
  const about = { kind: 'sighting', id: sighting.id } as const
  const before = await aReceipt(server, { about })
  const params = { stillId, sightingId: sighting.id }
  await by.client.done(withdrawSighting, { params, body: {} })
  for (const receipt of [before, await aReceipt(server, { about })]) {
    const { tip } = await aVisitor(server).done(openThread, { body: { receipt } })
    expect(tip.about).toMatchObject({ ...about, stillId, subjectNumber: subject.number })
  }
})

test('[T3] a tip must carry a key, and the key must be a random UUID', async () => {
  const visitor = aVisitor(server)
  const before = await tips()
  const ofTime = '1b4e28ba-2fa1-11d2-883f-0016d3cca427'
  const wrong = ['k', '00000000-0000-0000-0000-000000000000', ofTime]
  for (const key of [undefined, ...wrong]) {
    const answer = await visitor.call(sendTip, { body: await sent(), ...(key && { key }) })
    const { errors } = expectProblem(answer, 'request.invalid')
    expect(errors?.[0]?.path).toBe('Idempotency-Key')
  }
  expect(await tips()).toBe(before)
})

test('[T3] key and body together are that tip: a repeat needs no work and makes nothing', async () => {
  const visitor = aVisitor(server)
  const key = randomUUID()
  const body = await sent()
  const { receipt } = await visitor.done(sendTip, { body, key })
  const before = await tips()
  const { challenge: _, ...bare } = body
  const reordered = Object.fromEntries(Object.entries(bare).reverse()) as typeof bare
  for (const again of [body, bare, reordered, { ...bare, challenge: 'used' }])
    expect((await visitor.done(sendTip, { body: again, key })).receipt).toBe(receipt)
  expect(await tips()).toBe(before)

  const other = { ...bare, how: 'Something else.' }
  expectProblem(await visitor.call(sendTip, { body: other, key }), 'challenge.refused')
  const another = { ...other, challenge: await aProof(server) }
  expect((await visitor.done(sendTip, { body: another, key })).receipt).not.toBe(receipt)
  expect(await tips()).toBe(before + 1)
})

test('[T3] sent many times at the same moment, over two processes, it is one tip with one receipt', async () => {
  const twin = await startServer({ dataDir: server.dataDir })
  const [here, there] = [aVisitor(server), aVisitor(twin)]
  const key = randomUUID()
  const body = await sent()
  const others = { ...body, challenge: await aProof(server) }
  const before = await tips()
  const answers = await Promise.all(
    [body, others, body, others, body, body].flatMap((one) => [
      here.done(sendTip, { body: one, key }),
      there.done(sendTip, { body: one, key }),
    ]),
  )
  expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1)
  expect(await tips()).toBe(before + 1)
})

test('[T3] only a slow hash of the secret is stored', async () => {
  const receipt = await aReceipt(server, { how: 'A letter from the camp.' })
  const words = receipt.split(' ')
  const tip = await database
    .collection<{ secretHash: string }>('tips')
    .findOne({ lookup: words.slice(0, 3).join(' ') })
  const { secretHash, ...rest } = tip ?? { secretHash: '' }
  expect(secretHash).toMatch(/^\$argon2id\$/)
  expect(JSON.stringify(rest)).not.toContain(words.slice(3, 5).join(' '))
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
