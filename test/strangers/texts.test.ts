import { openTally } from '@rollcall/contract/cases.ts'
import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { addPerson, editPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import type { Correction } from '@rollcall/contract/provenance.ts'
import { correctPhoto } from '@rollcall/contract/stills.ts'
import { addToTip, openThread, sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aProof, aReceipt, tipWith } from '../factories/tips.ts'
import { type Account, aModerator, aVisitor } from '../support/accounts.ts'
import type { Answer } from '../support/client.ts'
import { expectProblem } from '../support/expect.ts'
import { peakGrowth } from '../support/memory.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { hashOfStored } from '../support/stored.ts'

let server: Server
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
})

const said = (name: string) => ({ body: { name, died: '1951' } })

test.each([
  ['half a surrogate pair', '\ud800 Doe'],
  ['the other half', 'Doe \udc00'],
  ['a NUL', 'John\u0000 Doe'],
  ['a bell', 'John\u0007 Doe'],
  ['an escape of terminals', '\u001b[31mDoe'],
  ['a control of the upper half', 'John\u009bDoe'],
  ['what is no character', 'Doe\uffff'],
])('[S3] a name with %s is refused by its field', async (_, name) => {
  const refused = await moderator.client.refused(addPerson, said(name))
  expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ path: 'name' }] })
})

test.each([
  ['John\nDoe', 'John Doe'],
  ['Doe\tJohn\r\n\u2028A.', 'Doe John A.'],
  ['\u202eeoD nhoJ', 'eoD nhoJ'],
  ['\u2068John Doe\u2069', 'John Doe'],
  ['Doe\u202a, \u2067John\u202c', 'Doe, John'],
  ['  O’Neill   Jr.  ', 'O’Neill   Jr.'],
  ['שלמה \u200fכהן', 'שלמה \u200fכהן'],
  ['김 일수', '김 일수'],
])('[S3] the name %j stays on its line, and turns nothing after it: %j', async (name, kept) => {
  const person = await moderator.client.done(addPerson, said(name))
  expect(person.name).toBe(kept)
})

const unseen = [
  '\u200b',
  ' \u2060\ufeff ',
  '\u00ad',
  '\u3164',
  '\u2800',
  '\u200e\u0085',
  '\u{e0020}',
]

test('[S3, I2] a name of nothing that can be seen is empty', async () => {
  for (const name of ['\u202e\u202c', '\n\t', '\u2028', ...unseen]) {
    const refused = await moderator.client.refused(addPerson, said(name))
    expect(refused.errors).toMatchObject([{ path: 'name', message: 'must not be empty' }])
  }
})

test('[S3] what is pasted into the search with tabs and breaks finds him', async () => {
  await aPerson(moderator, { name: 'Barnaby Quillfeather' })
  const { items } = await aVisitor(server).done(listPeople, {
    query: { q: 'Quillfeather\tBarnaby\n' },
  })
  expect(items[0]?.name).toBe('Barnaby Quillfeather')
})

test('[I2] a text of one zero-width space is empty everywhere, and its field is named', async () => {
  const said = '\u200b'
  const visitor = aVisitor(server)
  const still = await aStill(moderator)
  const { id } = await anIdentification(moderator)
  const receipt = await aReceipt(server)
  const tip = { ...tipWith(), challenge: await aProof(server) }
  const correct = (body: Correction) => ({ params: { stillId: still.id }, body })
  const refusals = [
    ['how', visitor.refused(sendTip, { key: crypto.randomUUID(), body: { ...tip, how: said } })],
    ['who', visitor.refused(sendTip, { key: crypto.randomUUID(), body: { ...tip, who: said } })],
    ['text', visitor.refused(addToTip, { body: { receipt, text: said } })],
    ['q', visitor.refused(listPeople, { query: { q: said } })],
    ['title', moderator.client.refused(correctPhoto, correct({ title: said }))],
    [
      'provenance.place',
      moderator.client.refused(correctPhoto, correct({ provenance: { place: said } })),
    ],
    [
      'reasons',
      moderator.client.refused(openTally, {
        params: { identificationId: id },
        body: { reasons: said },
      }),
    ],
  ] as const
  for (const [path, refusal] of refusals)
    expect(await refusal).toMatchObject({ errors: [{ path, message: 'must not be empty' }] })
})

const expectWrong = (answer: Answer, path: string) =>
  expect(expectProblem(answer, 'request.invalid').errors?.map((one) => one.path)).toEqual([path])

const long = 'A long story of one winter. '.repeat(200).slice(0, 4_999)

test('[S3] a text of 5,000 characters is kept whole, one more is refused by its field', async () => {
  const still = await aStill(moderator)
  const params = { stillId: still.id }
  const edit = (body: Correction) => moderator.client.call(correctPhoto, { params, body })
  for (const [path, bodyOf] of [
    ['title', (text: string) => ({ title: text })],
    ['provenance.archive', (text: string) => ({ provenance: { archive: text } })],
    ['provenance.rights', (text: string) => ({ provenance: { rights: text } })],
  ] as const) {
    const kept = await edit(bodyOf(`  ${long}.  `))
    expect(kept.body).toMatchObject(bodyOf(`${long}.`))
    expectWrong(await edit(bodyOf(`${long}..`)), path)
    expectWrong(await edit(bodyOf('  ')), path)
  }
})

test('[S3, T2] so it is with what a tip says and with where evidence comes from', async () => {
  const identification = await anIdentification(moderator)
  const give = (origin: string, text: string) =>
    moderator.client.call(giveEvidence, {
      params: { identificationId: identification.id },
      body: { class: 'caption', stance: 'for', origin, text },
    })
  const { evidence } = (await give(`${long}.`, `${long}.`)).body as Identification
  expect(evidence.at(-1)).toMatchObject({ origin: `${long}.`, text: `${long}.` })
  expectWrong(await give(`${long}..`, long), 'origin')
  expectWrong(await give(long, `${long}..`), 'text')
  const receipt = await aReceipt(server, { who: `${long}.`, how: `${long}.` })
  const { tip } = await aVisitor(server).done(openThread, { body: { receipt } })
  expect(tip).toMatchObject({ who: `${long}.`, how: `${long}.` })
})

const deep = (open: string, close: string, levels: number) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`

test('[S3] a body that is very deep, very wide or of one field of 1 MB: refused, memory bounded', async () => {
  const { id } = await aPerson(moderator)
  const send = (body: string) =>
    moderator.client.send(`/api/people/${id}`, {
      method: editPerson.method,
      headers: { 'content-type': 'application/json' },
      body,
    })
  const growth = await peakGrowth(server.pid, async () => {
    for (let time = 0; time < 20; time++) {
      for (const body of [deep('[', ']', 100_000), `{"name":${deep('{"a":', '}', 40_000)}}`])
        expectProblem(await send(body), 'request.invalid')
      expectProblem(await send(`{"rank":[${'{},'.repeat(60_000)}{}]}`), 'request.invalid')
      expectProblem(await send(`{"name":"${'x'.repeat(1 << 20)}"}`), 'body.too-large')
      expectProblem(await send(`{"consent":"${'x'.repeat(200_000)}"}`), 'request.invalid')
    }
  })
  expect(growth).toBeLessThan(250)
  const kept = await moderator.client.done(getPerson, { params: { personId: id } })
  expect(kept).toMatchObject({ name: 'John A. Doe', version: 1 })
})

test('[T1, T3] a tip of half characters is refused; one of right-to-left words is read as it was written', async () => {
  const send = async (body: object) =>
    aVisitor(server).send(sendTip.path, {
      method: 'POST',
      body: { ...body, challenge: await aProof(server) },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
  for (const how of ['half \ud800', 'NUL \u0000'])
    expectProblem(await send({ ...tipWith(), how }), 'request.invalid')
  const how = 'שלום \u200f1951\nsecond line\twith a tab'
  const { body } = await send(tipWith({ how }))
  const { receipt } = body as { receipt: string }
  const thread = await aVisitor(server).done(openThread, { body: { receipt } })
  expect(thread.tip.how).toBe(how)
})

test('[T1] proofs of work that are asked for and never used leave nothing behind', async () => {
  const stored = await hashOfStored()
  for (let round = 0; round < 10; round++)
    await Promise.all(
      Array.from({ length: 100 }, () => aVisitor(server).send('/api/tips/challenge')),
    )
  expect(await hashOfStored()).toBe(stored)
})

test('[S3] topics that are nonsense are refused one by one, and the connection goes on', async () => {
  const live = await goLive(aVisitor(server))
  const id = 'a'.repeat(24)
  const nonsense = [
    '',
    'wall:',
    `wall:${id}`,
    'subject',
    'subject:',
    `subject:${id}:${id}`,
    `me:${id}`,
  ]
  for (const topic of [
    ...nonsense,
    `tip:${id}`,
    `Subject:${id}`,
    'constructor',
    `queue:${id}`,
    '\u0000',
  ])
    expect(await live.watch(topic), topic).toMatchObject({ ok: false, problem: { status: 400 } })
  for (const topic of [`subject:${id}`, `still:${id}`, `film:${id}`])
    expect(await live.watch(topic)).toMatchObject({ ok: false, problem: { status: 404 } })
  expect(await live.watch('wall')).toMatchObject({ ok: true })
  live.close()
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
