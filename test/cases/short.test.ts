import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { correctPhoto } from '@rollcall/contract/stills.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { admitted, caption, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let other: Account
let giver: Account
let first: Account
let second: Account

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  other = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
})

const of = ({ id }: { id: string }) => ({ subjectId: id })

const confirm = async (one: { id: string }): Promise<Identification> => {
  const now = await read(first.client, one)
  await ruled(first.client, now, 'confirmed')
  const { status, body } = await ruled(second.client, now, 'confirmed')
  expect(status, JSON.stringify(body)).toBe(201)
  return body as Identification
}

/** Where it stands at the desk, and why. */
const atDesk = async (one: { id: string }) => {
  const { items } = await first.client.done(getQueue, { query: { limit: 100 } })
  const place = items.findIndex(({ id }) => id === one.id)
  return { place, why: items[place]?.why }
}

const rowOf = async ({ id }: { id: string }) => {
  const answer = await fetch(`${server.url}/api/exports/confirmed.json`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items.find((row) => row.id === id)
}

const family = (origin: string): EvidenceBody => ({
  ...({ class: 'family', stance: 'for', origin, portraitDate: '1950' } as const),
  text: 'Our portrait of him.',
})

test('[K3, M2, M3, E3, M6] a name that is left with too little when men are taken apart stays, leads the desk with what it lacks, and everybody reads that', async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(first)
  const one = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(other, { subject: man, person })
  await admitted(giver, first, one, witness())
  await admitted(giver, first, younger, caption())
  const joining = { into: into.id, reasons: 'The scar is the same.' }
  await first.client.done(mergeSubject, { params: of(man), body: joining })
  expect(await confirm(one)).toMatchObject({ status: 'confirmed', lacks: [] })
  const live = await goLive(aVisitor(server))
  await live.watch(`subject:${into.id}`)
  await first.client.done(unmergeSubject, { params: of(man) })

  const lacks = ['score', 'two-classes']
  const seen = await read(aVisitor(server), one)
  expect(seen).toMatchObject({ status: 'confirmed', lacks, person: { name: 'John A. Doe' } })
  expect(seen.history.at(-1)).toMatchObject({ because: 'short', to: 'confirmed' })
  await live.untilChanged('identification', (frame) => frame.lacks.length === 2)
  expect(await rowOf(one)).toMatchObject({ status: 'confirmed', lacks })
  const page = await (await fetch(`${server.url}/subjects/${into.id}`)).text()
  expect(page).toContain('its evidence is no longer enough')
  expect(await atDesk(one)).toEqual({ place: 0, why: 'short' })
  const { items } = await first.client.done(getQueue, { query: { limit: 1 } })
  expect(items).toMatchObject([{ kind: 'reopened', can: { act: true } }])
  expect(items[0]?.score.parts).toContainEqual({ what: 'short', points: 365 })

  // Nobody upholds what could not be confirmed.
  const now = await read(second.client, one)
  expect(now.can.decide).toEqual(['disputed', 'retracted'])
  expect((await ruled(second.client, now, 'upheld')).body).toMatchObject({
    code: 'decision.transition',
  })
  expect(await admitted(giver, first, one, caption())).toMatchObject({ status: 'confirmed' })
  expect((await atDesk(one)).place).toBe(-1)
  const again = await read(aVisitor(server), one)
  expect(again.lacks).toEqual([])
  expect(again.history.at(-1)).toMatchObject({ because: 'enough' })
  expect(await rowOf(one)).toMatchObject({ lacks: [], rulings: { length: 2 } })
})

test('[M2, C4] a portrait that is no more of those years, by a picture that is dated otherwise, or a family that claims him for another, is noticed; a moderator disputes it', async () => {
  const still = await aStill(first)
  const dated = (date: string) =>
    first.client.done(correctPhoto, {
      ...{ params: { stillId: still.id }, body: { provenance: { date } } },
    })
  await dated('1951')
  const man = await aSubject(proposer, { still })
  const one = await anIdentification(proposer, { subject: man, person: await aPerson(first) })
  await admitted(giver, first, one, caption())
  await admitted(giver, first, one, family('His sister'))
  await confirm(one)
  await dated('1962')
  await expect.poll(() => atDesk(one)).toMatchObject({ why: 'short' })
  await dated('1951')
  await expect.poll(async () => (await read(first.client, one)).lacks).toEqual([])

  const rival = await anIdentification(other, { subject: man, name: 'Another' })
  await admitted(giver, first, rival, family('Another sister'))
  expect(await atDesk(one)).toMatchObject({ why: 'short' })
  const now = await read(second.client, one)
  expect(now).toMatchObject({ status: 'confirmed', lacks: ['score', 'two-classes'] })
  expect((await ruled(second.client, now, 'disputed')).body).toMatchObject({
    ...{ status: 'disputed', lacks: [] },
  })
  expect(await atDesk(one)).toMatchObject({ why: 'reopened' })
})

test('[M2, M3, M4, K3] what those who answered carried stays whatever they answer since, until their man is taken apart; whoever sees that they carry it again upholds it', async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(first)
  await aPortrait(first, person)
  const one = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(other, { subject: man, person })
  await admitted(giver, first, one, caption())
  await first.client.done(mergeSubject, {
    ...{ params: of(man), body: { into: into.id, reasons: 'The scar is the same.' } },
  })
  const voters = await Promise.all(Array.from({ length: 6 }, () => aContributor(server)))
  for (const { client } of voters) await vote(client, one, 'same-sure')
  for (const { client } of [first, second]) await vote(client, one, 'same-sure')
  expect(await confirm(one)).toMatchObject({ lacks: [], community: 2 })
  const [late] = voters as [Account]
  await vote(late.client, one, 'different-likely', 'I looked again.')
  expect((await atDesk(one)).place).toBe(-1)
  await vote(late.client, younger, 'same-sure', 'I was right.')

  await first.client.done(unmergeSubject, { params: of(man) })
  await expect.poll(async () => (await read(first.client, one)).regrouping).toBe(false)
  const now = await read(second.client, one)
  expect(now).toMatchObject({ status: 'confirmed', community: 2, lacks: ['score', 'two-classes'] })
  const { body } = await ruled(second.client, now, 'upheld')
  expect(body).toMatchObject({ status: 'confirmed', lacks: [] })
  expect((await atDesk(one)).place).toBe(-1)
  const log = await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray()
  expect(log).toMatchObject([{ act: 'decision.upheld' }])
})
