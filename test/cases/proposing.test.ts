import { readFile } from 'node:fs/promises'
import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { newId } from '@rollcall/api/platform/database/documents.ts'
import { listAnswers, listEvidence, listProposals } from '@rollcall/contract/casePages.ts'
import { castVote, liftRelative } from '@rollcall/contract/cases.ts'
import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import {
  type Identification,
  linkPerson,
  propose,
  withdraw,
} from '@rollcall/contract/identifications.ts'
import { beforeAll, expect, inject, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { params, read, vote } from './world.ts'

let server: Server
let proposer: Account
let giver: Account
let first: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
})

/** What comes after the first ones, page by page. */
const pagesOf = async <E extends typeof listEvidence | typeof listProposals | typeof listAnswers>(
  client: Client,
  endpoint: E,
  one: Identification,
  cursor: string | null,
): Promise<ResponseOf<E>['items'][]> => {
  if (cursor === null) return []
  const asked = { params: params(one), query: { cursor, limit: 100 } }
  const page = await client.done(endpoint, asked as never)
  return [page.items, ...(await pagesOf(client, endpoint, one, page.nextCursor))]
}

test('[I1] needs a basis and reasons, and either a person or a name', async () => {
  const { id: subjectId } = await aSubject(proposer)
  const call = (body: object) =>
    proposer.client.refused(propose, { params: { subjectId }, body: body as never })
  const whole = { name: 'John', basis: ['witness'], reasons: 'I knew him.' }
  expect((await call({ ...whole, basis: [] })).errors?.[0]?.path).toBe('basis')
  expect((await call({ ...whole, reasons: '  ' })).errors?.[0]?.path).toBe('reasons')
  expect((await call({ basis: ['witness'], reasons: 'x' })).errors?.[0]?.path).toBe('personId')
  expect(
    (await call({ ...whole, name: undefined, personId: 'a'.repeat(24) })).errors?.[0]?.path,
  ).toBe('personId')
})

test('[I2] a second proposal of the same name joins the first, and each class of each basis is open evidence', async () => {
  const subject = await aSubject(proposer)
  const given = (name: string, basis: string[]) => ({
    params: { subjectId: subject.id },
    body: { name, basis, reasons: 'So it seems.' } as never,
  })
  const one = await proposer.client.done(propose, given('José  Núñez', ['witness', 'caption']))
  const joined = await giver.client.done(
    propose,
    given(' JOSE\u0301 NU\u0301N\u0303EZ ', ['family']),
  )
  expect(joined.id).toBe(one.id)
  expect(joined.proposals).toHaveLength(2)
  expect(joined.evidence.map((item) => [item.class, item.stance, item.state, item.origin])).toEqual(
    [
      ['witness', 'for', 'open', proposer.name],
      ['caption', 'for', 'open', proposer.name],
      ['family', 'for', 'open', giver.name],
    ],
  )
})

test('[I2] a name is the same however its apostrophe, its blanks and its letters were typed', async () => {
  const subject = await aSubject(proposer)
  const params = { subjectId: subject.id }
  const proposed = (name: string) =>
    giver.client.done(propose, { params, body: { name, basis: ['witness'], reasons: 'He is.' } })
  const { id } = await proposed('O\u2019Neill  \uff21')
  for (const name of [
    "o'neill a",
    'O\u02bcNEILL\u00a0A',
    'O\u2032Neill\u200b a',
    '\u00adO`Neill\u3000A\u2060',
  ])
    expect((await proposed(name)).id, name).toBe(id)
  expect((await proposed('ONeill A')).id).not.toBe(id)
})

test('[I2] a class of the basis is told as evidence is: with origin, text and fields of its own, else as the proposal says', async () => {
  const subject = await aSubject(proposer)
  const params = { subjectId: subject.id }
  const told = {
    class: 'witness',
    origin: 'Sgt. A. Miller',
    text: 'He slept beside him.',
    knewHim: 'Same hut',
    blindLineUp: true,
    link: 'https://example.org/letter',
  } as const
  const family = { class: 'family', portraitDate: '1950' } as const
  const basis = [told, family, 'circumstance', 'witness', 'circumstance'] as const
  const body = { name: 'A', basis: [...basis], reasons: 'All of it.' }
  const one = await proposer.client.done(propose, { params, body })
  const own = { origin: proposer.name, text: 'All of it.', state: 'open', stance: 'for' }
  expect(one.evidence).toMatchObject([
    { ...told, state: 'open', stance: 'for' },
    { ...family, ...own },
    { class: 'circumstance', ...own },
  ])
  expect(one.evidence).toHaveLength(3)
  expect(one.proposals[0]?.basis).toEqual(['witness', 'family', 'circumstance'])
  const joined = await giver.client.done(propose, { params, body: { ...body, basis: [told] } })
  expect(joined.evidence).toHaveLength(4)
  const wrong = async (item: unknown) =>
    (await giver.client.refused(propose, { params, body: { ...body, basis: [item] } as never }))
      .errors?.[0]
  expect(await wrong({ class: 'family', portraitDate: '1952/1950' })).toMatchObject({
    path: 'basis.0.portraitDate',
  })
  expect(await wrong({ class: 'caption', menLeft: 3 })).toEqual({
    path: 'basis.0.menLeft',
    message: 'is not known here',
  })
  expect(await wrong({ class: 'hearsay' })).toMatchObject({ path: 'basis.0.class' })
  expect((await wrong('hearsay'))?.message).toMatch(/^must be one of: caption/)
  expect((await wrong('hearsay'))?.path).toBe('basis.0')
})

test('[I2] many who propose the same person at once make one identification', async () => {
  const subject = await aSubject(proposer)
  const person = await aPerson(first)
  const all = await Promise.all(
    Array.from({ length: 12 }, () =>
      aContributor(server).then((by) => anIdentification(by, { subject, person })),
    ),
  )
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  expect((await read(proposer.client, all[0] as Identification)).proposals).toHaveLength(12)
})

const mongodLog = inject('mongodLog')

test.runIf(mongodLog)(
  '[S2] not even the log of the database has the words of those who meet',
  async () => {
    const subject = await aSubject(proposer)
    const person = await aPerson(first)
    const words = 'somebody.special@example.org knew him'
    const many = await Promise.all(Array.from({ length: 8 }, () => aContributor(server)))
    const body = { personId: person.id, basis: ['witness' as const], reasons: words }
    const asked = { params: { subjectId: subject.id }, body }
    await Promise.all(many.map(({ client }) => client.done(propose, asked)))
    const log = await readFile(mongodLog ?? '', 'utf8')
    expect(log.length).toBeGreaterThan(10_000)
    for (const secret of [words, 'Slow query']) expect(log).not.toContain(secret)
  },
)

test('[I3] the author withdraws while alone; nobody is alone once another has answered', async () => {
  const alone = await anIdentification(proposer)
  await vote(proposer.client, alone, 'same-sure')
  expect((await read(proposer.client, alone)).can.withdraw).toBe(true)
  expect((await giver.client.refused(withdraw, { params: params(alone) })).code).toBe('forbidden')
  expect((await proposer.client.done(withdraw, { params: params(alone) })).status).toBe('withdrawn')
  const shut = await giver.client.refused(castVote, {
    params: params(alone),
    body: { answer: 'same-sure' },
  })
  expect(shut.code).toBe('identification.closed')
  const other = await anIdentification(proposer)
  await vote(giver.client, other, 'same-sure')
  expect((await proposer.client.refused(withdraw, { params: params(other) })).code).toBe(
    'identification.not-alone',
  )
  expect((await read(proposer.client, other)).history).toEqual([])
})

test('[I1, I4, M6] a free-text name is linked to a person, the declaration of a relative goes with it, and the log says so without anybody’s words', async () => {
  const person = await aPerson(first)
  const before = await database.collection('audit').countDocuments()
  const subject = await aSubject(proposer)
  const free = await anIdentification(proposer, { subject, name: 'Danny' })
  expect((await read(aVisitor(server), free)).person).toEqual({
    id: null,
    name: null,
    withheld: true,
  })
  const relative = await aContributor(server)
  await relative.client.done(castVote, {
    params: params(free),
    body: { answer: 'same-sure', relative: true },
  })
  const linked = await first.client.done(linkPerson, {
    params: params(free),
    body: { personId: person.id },
  })
  expect(linked).toMatchObject({
    person: { id: person.id, withheld: false },
    case: { relatives: [{ accountId: relative.id }] },
  })
  const elsewhere = await anIdentification(proposer, { person })
  expect((await vote(relative.client, elsewhere, 'same-sure')).mine).toMatchObject({
    counted: false,
    why: 'relative',
  })
  const lifted = await first.client.done(liftRelative, {
    params: { identificationId: free.id, accountId: relative.id },
    body: { reasons: 'He had clicked by mistake.' },
  })
  expect(lifted.case?.relatives).toEqual([])
  expect((await read(relative.client, elsewhere)).mine).toMatchObject({
    counted: true,
    why: null,
  })
  const again = await first.client.refused(linkPerson, {
    params: params(free),
    body: { personId: person.id },
  })
  expect(again.code).toBe('identification.linked')
  const entries = await database.collection('audit').find().sort({ _id: 1 }).skip(before).toArray()
  expect(entries.map(({ act }) => act)).toEqual(['identification.linked', 'relative.lifted'])
  expect(JSON.stringify(entries)).not.toMatch(/Danny|clicked/)
  expect(await firstBrokenLink()).toBeNull()
})

test('[I4] moderators see first answers beside current ones, but no relative’s', async () => {
  const identification = await anIdentification(proposer)
  const [voter, relative] = [await aContributor(server), await aContributor(server)]
  await vote(voter.client, identification, 'same-likely')
  await vote(voter.client, identification, 'different-likely', 'The nose.')
  await relative.client.done(castVote, {
    params: params(identification),
    body: { answer: 'same-sure', relative: true },
  })
  expect((await read(first.client, identification)).case?.answers).toBeNull()
  await vote(first.client, identification, 'cant-tell')
  expect((await read(first.client, identification)).case?.answers).toEqual([
    { first: 'same-likely', current: 'different-likely', counted: true, reason: 'The nose.' },
    { first: 'cant-tell', current: 'cant-tell', counted: true, reason: null },
  ])
})

/** Stores as many more like what there is of one kind on an identification: to make them one by one would take long. */
const multiply = async (name: string, of: object, many: number, more: (n: number) => object) => {
  const one = await database.collection(name).findOne(of)
  const rows = Array.from({ length: many }, (_, n) => ({ ...one, ...more(n) }))
  await database.collection(name).insertMany(rows as never)
}

test('[I2, V4] of evidence, proposals and answers the first hundred come with it, the others by pages, to each as he may read them', async () => {
  const one = await anIdentification(proposer)
  const of = { identificationId: one.id }
  await multiply('evidence', of, 248, () => ({ _id: newId(), text: 'He told me too.' }))
  await multiply('votes', { _id: 'none' as never }, 130, (n) => ({
    _id: `${one.id}:${newId()}`,
    ballotId: one.id,
    first: n % 2 ? 'same-sure' : 'cant-tell',
    answer: null,
    counted: false,
    reason: null,
    at: new Date(),
  }))
  const again = { name: 'John Doe', basis: ['witness'], reasons: 'I say so too.' } as const
  await giver.client.done(propose, { params: { subjectId: one.subjectId }, body: again })
  const proposals = Array.from({ length: 150 }, (_, n) => ({
    accountId: giver.id,
    basis: ['witness'],
    reasons: `Once more, ${n}.`,
    at: new Date(),
  }))
  await database
    .collection<{ _id: string; proposals: object[] }>('identifications')
    .updateOne({ _id: one.id }, { $push: { proposals: { $each: proposals } } })

  const against = { stance: 'against', state: 'admitted' } as const
  const last = (await database.collection('evidence').distinct('_id', of)).sort().at(-1)
  await database.collection('evidence').updateOne({ _id: last as never }, { $set: against })

  for (const { client } of [giver, first]) {
    const shown = await read(client, one)
    expect([shown.evidence.length, shown.proposals.length]).toEqual([100, 100])
    const evidence = await pagesOf(client, listEvidence, one, shown.moreEvidence)
    expect(evidence.map(({ length }) => length)).toEqual([100, 50])
    const ids = [shown.evidence, ...evidence].flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(250)
    const contrary = await client.done(listEvidence, { params: params(one), query: against })
    expect(contrary).toMatchObject({ items: [{ id: last, ...against }], nextCursor: null })
    const more = await pagesOf(client, listProposals, one, shown.moreProposals)
    expect(more.flat().at(-1)?.reasons).toBe('Once more, 149.')
  }
  const visitor = await aVisitor(server).done(listEvidence, { params: params(one) })
  expect(visitor.items.every(({ text, withheld }) => text === null && withheld)).toBe(true)
  expect(visitor.heldTexts).toBeUndefined()

  const { client } = first
  expect((await client.refused(listAnswers, { params: params(one) })).code).toBe('forbidden')
  const { case: seen } = await vote(client, one, 'cant-tell')
  expect(seen?.answers).toHaveLength(100)
  const answers = await pagesOf(client, listAnswers, one, seen?.moreAnswers ?? null)
  expect(answers.flat()).toHaveLength(31)
  const cursor = await client.refused(listEvidence, {
    params: params(one),
    query: { cursor: 'beyond' },
  })
  expect(cursor.errors?.[0]?.path).toBe('cursor')
})
