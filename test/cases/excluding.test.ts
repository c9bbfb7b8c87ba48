import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { declareDistinct } from '@rollcall/contract/camps.ts'
import {
  contestExclusion,
  type Exclusion,
  listExclusions,
  listPersonExclusions,
  raiseExclusion,
  ruleExclusion,
} from '@rollcall/contract/exclusions.ts'
import { type Identification, propose } from '@rollcall/contract/identifications.ts'
import { addPerson, editPerson } from '@rollcall/contract/people.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { correctPhoto, getStill } from '@rollcall/contract/stills.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { useModels } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { admitted, caption, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let giver: Account
let raiser: Account
let first: Account
let second: Account
let third: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  giver = await aContributor(server)
  raiser = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
  third = await aModerator(server)
})

const of = ({ id }: { id: string }) => ({ subjectId: id })
const listed = (client: Client, man: { id: string }) =>
  client.done(listExclusions, { params: of(man) })
const kinds = async (man: { id: string }) =>
  (await listed(first.client, man)).items.map(({ kind, state }) => `${kind} ${state}`)
/** Ids of two processes tell by seconds alone which was first. */
const inTime = ({ items }: Awaited<ReturnType<typeof listed>>) =>
  items.toSorted((one, other) => raisedAt(one).localeCompare(raisedAt(other)))
const raisedAt = ({ history }: Exclusion) => history.find(({ what }) => what === 'raised')?.at ?? ''
const soon = (man: { id: string }) => expect.poll(() => kinds(man), { timeout: 60_000 })

const raised = (
  by: Account,
  man: { id: string },
  person: { id: string },
  reasons = 'His left hand has all its fingers.',
) => by.client.call(raiseExclusion, { params: of(man), body: { personId: person.id, reasons } })

const ruling = (by: Account, { id }: { id: string }, of: string, more: object = {}) =>
  by.client.call(ruleExclusion, {
    params: { exclusionId: id },
    body: { ruling: of, reasons: 'Both papers were laid side by side.', ...more } as never,
  })

/** A man on a photo that was made then. */
const onPhotoOf = async (date: string, camp?: string) => {
  const still = await aStill(first)
  const provenance = { date, ...(camp && { camp }) }
  await first.client.done(correctPhoto, { params: { stillId: still.id }, body: { provenance } })
  return { still, man: await aSubject(proposer, { still }) }
}

const strong = async (asked: Parameters<typeof anIdentification>[1]): Promise<Identification> => {
  const identification = await anIdentification(proposer, asked)
  await admitted(giver, first, identification, caption())
  return admitted(giver, first, identification, witness())
}

const confirmed = async (asked: Parameters<typeof anIdentification>[1]) => {
  const identification = await strong(asked)
  await ruled(first.client, identification, 'confirmed')
  const { status, body } = await ruled(second.client, identification, 'confirmed')
  expect(status, JSON.stringify(body)).toBe(201)
  return body as Identification
}

test('[X1] who died, was released or captured otherwise than the picture says is excluded as he is proposed, with what it rests on', async () => {
  const { man, still } = await onPhotoOf('1951-06')
  const person = await aPerson(first, {
    ...{ died: '1951-02', captured: '1952', released: '1950-12', sources: { died: 'A list' } },
  })
  const identification = await anIdentification(proposer, { subject: man, person })
  expect(await kinds(man)).toEqual([
    'died-before open',
    'captured-after open',
    'released-before open',
  ])
  const { items, hints } = await listed(aVisitor(server), man)
  expect(hints).toEqual([])
  expect(items[0]).toMatchObject({
    ...{ subjectId: man.id, person: { id: person.id, name: person.name }, reasons: null },
    ...{ giver: null, identification: { id: identification.id, status: 'proposed' } },
    restsOn: [
      { what: 'fact', personId: person.id, field: 'died', date: '1951-02', source: 'A list' },
      { what: 'photo', stillId: still.id, date: '1951-06' },
    ],
    history: [{ what: 'raised', by: null, bySystem: true }],
  })
  const ofPerson = { params: { personId: person.id } }
  expect((await aVisitor(server).done(listPersonExclusions, ofPerson)).items).toHaveLength(3)
})

test('[X1, X2] a fact that changes lapses what rested on it, an uncertain one makes a hint, and on what was dismissed nothing is raised again', async () => {
  const { man, still } = await onPhotoOf('1951-06')
  const person = await aPerson(first, { died: '1951-02' })
  await anIdentification(proposer, { subject: man, person })
  expect(await kinds(man)).toEqual(['died-before open'])
  const die = (died: string) =>
    first.client.done(editPerson, { params: { personId: person.id }, body: { died } })
  await die('1951-02?')
  await soon(man).toEqual(['died-before lapsed'])
  expect((await listed(first.client, man)).hints).toMatchObject([
    { kind: 'died-before', person: { id: person.id } },
  ])
  await die('1951-02')
  await soon(man).toEqual(['died-before open'])
  const [open] = (await listed(first.client, man)).items
  expect(await ruling(second, open as Exclusion, 'dismissed')).toMatchObject({
    status: 200,
    body: { state: 'dismissed', history: [{}, {}, {}, { what: 'dismissed', by: second.name }] },
  })
  // Away and back again: the same facts. Another date is another fact.
  await die('1952')
  await die('1951-02')
  await die('1951-03')
  await soon(man).toEqual(['died-before open'])
  const body = { provenance: { date: '1951-02' } }
  await first.client.done(correctPhoto, { params: { stillId: still.id }, body })
  await soon(man).toEqual(['died-before lapsed'])
})

test('[X1, P6] only a camp that was declared to be another one excludes', async () => {
  const { man, still } = await onPhotoOf('1951-06', 'Valley camp')
  const person = await aPerson(first, {
    died: '1953',
    stays: [{ camp: 'River camp', from: '1951-01', to: '1951-12', source: 'A letter' }],
  })
  await anIdentification(proposer, { subject: man, person })
  expect(await kinds(man)).toEqual([])
  const [stay] = person.stays ?? []
  const shown = await listed(first.client, man)
  expect(shown.hints).toEqual([])
  const { camp: seen } = await first.client.done(getStill, { params: { stillId: still.id } })
  const camp = seen?.id ?? ''
  const tell = (distinct: boolean) =>
    first.client.done(declareDistinct, {
      params: { campId: camp, otherId: stay?.camp ?? '' },
      body: { distinct, reasons: 'Two places on the same map.' },
    })
  await tell(true)
  await soon(man).toEqual(['other-camp open'])
  await tell(false)
  await soon(man).toEqual(['other-camp lapsed'])
})

test('[X1, X2, M2] people raise one with a reason; open it blocks, accepted it rules out, and the name is refused with the reason', async () => {
  const identification = await strong({ person: await aPerson(first) })
  const { subjectId, person } = identification
  const man = { id: subjectId }
  const made = await raised(raiser, man, { id: person.id ?? '' })
  expect(made).toMatchObject({
    status: 201,
    body: {
      ...{ kind: 'other', state: 'open', mine: true, giver: 'contributor', restsOn: [] },
      ...{ reasons: 'His left hand has all its fingers.', can: { rule: [], contest: false } },
    },
  })
  const exclusion = made.body as Exclusion
  const stale = await ruled(first.client, identification, 'confirmed')
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'decision.stale', changed: [{ what: 'exclusion-raised' }] },
  })
  const now = await read(first.client, identification)
  expect(await ruled(first.client, now, 'confirmed')).toMatchObject({
    status: 409,
    body: { code: 'decision.conditions', lacking: [{ what: 'no-exclusion', has: 1 }] },
  })
  expect((await raised(raiser, man, { id: person.id ?? '' })).status).toBe(409)
  expect((await ruling(raiser, exclusion, 'accepted')).status).toBe(403)
  expect(await ruling(first, exclusion, 'accepted', { version: 7 })).toMatchObject({
    ...{ status: 409, body: { code: 'decision.stale' } },
  })
  expect(await ruling(first, exclusion, 'accepted')).toMatchObject({
    status: 200,
    body: { state: 'accepted', identification: { status: 'ruled-out' }, can: { rule: [] } },
  })
  const out = await read(aVisitor(server), identification)
  expect(out).toMatchObject({
    status: 'ruled-out',
    history: [{ because: 'exclusion', from: 'proposed', to: 'ruled-out' }],
  })
  expect(out.tally).not.toBeNull()
  const again = await proposer.client.call(propose, {
    params: of(man),
    body: { personId: person.id as never, basis: ['caption'], reasons: 'It is he all the same.' },
  })
  expect(again).toMatchObject({
    status: 409,
    body: {
      code: 'exclusion.accepted',
      exclusion: { id: exclusion.id, reasons: 'His left hand has all its fingers.' },
      contest: `/api/exclusions/${exclusion.id}/contest`,
    },
  })
  const shut = await read(second.client, identification)
  expect(await ruled(second.client, shut, 'proposed')).toMatchObject({
    ...{ status: 409, body: { code: 'exclusion.accepted' } },
  })
  expect((await ruling(first, exclusion, 'dismissed')).status).toBe(409)
  await proposer.client.done(contestExclusion, {
    params: { exclusionId: exclusion.id as never },
    body: { reasons: 'The print was mirrored: it is his right hand.' },
  })
  const queue = await second.client.done(getQueue, { query: { kind: 'exclusion' } })
  expect(queue.items.find(({ id }) => id === (exclusion.id as string))).toMatchObject({
    why: 'exclusion-contested',
    begins: 'The print was mirrored: it is his right hand.',
  })
  expect(await ruling(second, exclusion, 'dismissed')).toMatchObject({
    status: 200,
    body: { state: 'dismissed', contested: false },
  })
  // What it ruled out comes back to the desk, and can be reopened now.
  const desk = await second.client.done(getQueue, { query: { kind: 'reopened' } })
  expect(desk.items.find(({ id }) => id === (identification.id as string))).toMatchObject({
    why: 'exclusion-over',
  })
  const over = await read(second.client, identification)
  expect(over.can.decide).toEqual(['proposed', 'upheld'])
  expect(await ruled(second.client, over, 'proposed')).toMatchObject({
    ...{ status: 201, body: { status: 'proposed' } },
  })
  expect(await firstBrokenLink()).toBeNull()
})

test('[X2] who raised it, proposed him, gave evidence or is a relative rules nothing there; a second reason joins the first', async () => {
  const person = await aPerson(first)
  const identification = await anIdentification(third, { person })
  const man = { id: identification.subjectId }
  const { body } = await raised(second, man, person)
  const other = await raised(raiser, man, person, 'The collar is of another army.')
  expect(other).toMatchObject({ status: 201, body: { id: (body as Exclusion).id } })
  expect((other.body as Exclusion).history).toHaveLength(2)
  for (const by of [second, third])
    expect(await ruling(by, body as Exclusion, 'accepted')).toMatchObject({
      ...{ status: 403, body: { code: 'interest.own' } },
    })
  expect((await ruling(first, body as Exclusion, 'dismissed')).status).toBe(200)
  expect((await ruling(first, body as Exclusion, 'accepted')).status).toBe(409)
  expect((await raised(second, man, person, 'A third look.')).body).toMatchObject({ state: 'open' })
})

test('[X2, M5] accepted it makes a confirmed name disputed; one that arises there leads the desk', async () => {
  const identification = await confirmed({ person: await aPerson(first) })
  const man = { id: identification.subjectId }
  const { body } = await raised(raiser, man, { id: identification.person.id ?? '' })
  const { items } = await third.client.done(getQueue, { query: { limit: 1 } })
  expect(items).toMatchObject([{ id: (body as Exclusion).id, why: 'excluded-decided' }])
  expect((await ruling(third, body as Exclusion, 'accepted')).status).toBe(200)
  expect(await read(aVisitor(server), identification)).toMatchObject({
    status: 'disputed',
    tally: null,
    history: [{}, {}, { because: 'exclusion', from: 'confirmed', to: 'disputed' }],
  })
})

test('[M7] confirming excludes him for every other man on his stills at once, and retracting lapses that', async () => {
  const still = await aStill(first)
  const man = await aSubject(proposer, { still })
  const beside = await aSubject(proposer, { still, region: { x: 150, y: 20, w: 60, h: 75 } })
  const person = await aPerson(first)
  const rival = await anIdentification(giver, { subject: beside, person })
  const identification = await confirmed({ subject: man, person })
  const { items } = await listed(aVisitor(server), beside)
  expect(items).toMatchObject([
    {
      ...{ kind: 'elsewhere', state: 'open', person: { id: person.id } },
      identification: { id: rival.id },
      restsOn: [
        { what: 'confirmed', identificationId: identification.id, subjectNumber: man.number },
        { what: 'still', stillId: still.id },
      ],
    },
  ])
  const third_ = await aSubject(proposer, { still, region: { x: 230, y: 120, w: 60, h: 75 } })
  await soon(third_).toEqual(['elsewhere open'])
  expect((await ruling(third, items[0] as Exclusion, 'accepted')).status).toBe(200)
  expect((await read(aVisitor(server), rival)).status).toBe('ruled-out')
  for (const by of [first, second]) {
    const now = await read(by.client, identification)
    expect((await ruled(by.client, now, 'retracted')).status).toBe(201)
  }
  expect(await kinds(beside)).toEqual(['elsewhere lapsed'])
  expect(await kinds(third_)).toEqual(['elsewhere lapsed'])
  const desk = await third.client.done(getQueue, { query: { kind: 'reopened' } })
  expect(desk.items.map(({ id }) => id as string)).toContain(rival.id)
})

test('[X3, P4, P7] of a man whose name is withheld visitors get the kind only', async () => {
  const { man } = await onPhotoOf('1951-06')
  const body = { name: 'Walter Quill', captured: '1952' }
  const person = await first.client.done(addPerson, { body })
  await raised(raiser, man, person, 'Walter Quill had a scar on his chin.')
  await first.client.done(propose, {
    params: of(man),
    body: { personId: person.id, basis: ['caption'], reasons: 'Quill stands in the list.' },
  })
  const seen = await listed(aVisitor(server), man)
  expect(inTime(seen).map(({ kind }) => kind)).toEqual(['other', 'captured-after'])
  for (const one of seen.items)
    expect(one).toMatchObject({
      ...{ person: { name: null, withheld: true }, reasons: null, restsOn: [], by: null },
    })
  expect(JSON.stringify(seen)).not.toMatch(/Quill|Walter|1952|scar/)
  // Beside another name the same words are withheld, as they hold a part of it.
  const known = await aPerson(first)
  await raised(raiser, man, known, 'He is Walter Quill, not this man.')
  const all = await listed(aVisitor(server), man)
  expect(JSON.stringify(all)).not.toMatch(/Quill|Walter/)
  expect(inTime(all)[2]).toMatchObject({
    person: { name: known.name },
    reasons: null,
    withheld: true,
  })
  const ofPerson = { params: { personId: person.id } }
  expect((await aVisitor(server).done(listPersonExclusions, ofPerson)).items).toEqual([])
  expect(JSON.stringify(await listed(raiser.client, man))).toMatch(/scar on his chin/)
})

test('[X2, K3] joining men joins what is said of one person, accepted before open, with its effect; parted each has his own', async () => {
  const person = await aPerson(first)
  const [one, other] = [await aSubject(proposer), await aSubject(proposer)]
  const identification = await anIdentification(proposer, { subject: one, person })
  await raised(raiser, one, person)
  const { body } = await raised(raiser, other, person, 'Another reason of his own.')
  expect((await ruling(first, body as Exclusion, 'accepted')).status).toBe(200)
  const given = { into: one.id, reasons: 'The scar on the chin is the same.' }
  await second.client.done(mergeSubject, { params: of(other), body: given })
  expect((await listed(first.client, one)).items).toMatchObject([
    { id: (body as Exclusion).id, state: 'accepted', subjectId: one.id },
  ])
  const out = await read(second.client, identification)
  expect(out).toMatchObject({ status: 'ruled-out', history: [{ because: 'exclusion' }] })
  await second.client.done(unmergeSubject, { params: of(other) })
  expect(await kinds(one)).toEqual(['other open'])
  expect(await kinds(other)).toEqual(['other accepted'])
  const desk = await third.client.done(getQueue, { query: { kind: 'reopened' } })
  expect(desk.items.find(({ id }) => id === (identification.id as string))).toMatchObject({
    why: 'exclusion-over',
  })
})

test('[V2] who accepts one has seen the tally, and no answer of his counts there', async () => {
  const identification = await anIdentification(proposer, { person: await aPerson(first) })
  await vote(giver.client, identification, 'same-sure')
  expect((await read(first.client, identification)).tally).toBeNull()
  const { body } = await raised(
    raiser,
    { id: identification.subjectId },
    { id: identification.person.id ?? '' },
  )
  await ruling(first, body as Exclusion, 'accepted')
  await ruling(second, body as Exclusion, 'dismissed')
  const back = await read(second.client, identification)
  await ruled(second.client, back, 'proposed')
  expect((await read(first.client, identification)).tally).not.toBeNull()
  expect(await vote(first.client, identification, 'same-sure')).toMatchObject({
    mine: { counted: false, why: 'opened' },
  })
})

test('[X2, S4] whoever watches the man hears of it; a repeat with its key raises nothing twice', async () => {
  const man = await aSubject(proposer)
  const person = await aPerson(first)
  const live = await goLive(aVisitor(server))
  await live.watch(`subject:${man.id}`)
  const key = crypto.randomUUID()
  const body = { personId: person.id, reasons: 'He is taller.' }
  const twice = await Promise.all(
    [1, 2].map(() => raiser.client.call(raiseExclusion, { params: of(man), body, key })),
  )
  expect(twice.map(({ status }) => status)).toEqual([201, 201])
  expect((await listed(first.client, man)).items).toMatchObject([{ history: [{}] }])
  await live.untilChanged('subject', ({ id }) => id === man.id)
})
