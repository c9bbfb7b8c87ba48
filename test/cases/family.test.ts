import { castVote, liftRelative, listFamilyDays, stopDays } from '@rollcall/contract/cases.ts'
import { giveEvidence, propose } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { getTip } from '@rollcall/contract/tipDesk.ts'
import { addToTip, openThread } from '@rollcall/contract/tips.ts'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { aSubject } from '../factories/cases.ts'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { declare, familyWorld, hisDayComes } from './familyWorld.ts'
import { contrary, params, read, ruled } from './world.ts'

let server: Server
let world: Awaited<ReturnType<typeof familyWorld>>
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  world = await familyWorld(server)
})

const thread = (receipt: string) => aVisitor(server).done(openThread, { body: { receipt } })

test('[M8] where somebody has declared to be a relative, the second signature opens seven days; everybody else reads what he read before', async () => {
  const { one, relative } = await world.withRelative()
  const strangers = [aVisitor(server), (await aContributor(server)).client, world.proposer.client]
  const asRead = () =>
    Promise.all(
      strangers.flatMap((client) => [
        read(client, one),
        client.done(getSubject, { params: { subjectId: one.subjectId } }),
      ]),
    )
  const before = await asRead()
  const signed = await world.signedTwice(one)
  const days = (Date.parse(signed.publicOn ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.99)
  expect(days).toBeLessThan(7.01)
  expect(signed).toMatchObject({
    status: 'proposed',
    case: { family: { publicOn: signed.publicOn, receipts: 0, accounts: 1 }, familyBefore: [] },
    can: { stop: true },
  })
  expect(await asRead()).toEqual(before)
  expect(JSON.stringify(before)).not.toContain('publicOn')
  expect((await read(relative.client, one)).publicOn).toBe(signed.publicOn)
  const { items } = await relative.client.done(listFamilyDays, { query: {} })
  expect(items).toMatchObject([
    { identificationId: one.id, person: { name: 'John A. Doe' }, publicOn: signed.publicOn },
  ])
  const others = await world.proposer.client.done(listFamilyDays, { query: {} })
  expect(others.items).toEqual([])
})

test('[M8] when the day comes it is confirmed, with both signatures in its history', async () => {
  const { one } = await world.withRelative()
  await world.signedTwice(one)
  await hisDayComes(one)
  await world.until(one).toMatchObject({
    status: 'confirmed',
    publicOn: null,
    history: [
      { because: 'signed', to: 'confirmed' },
      { because: 'decided', from: 'proposed', to: 'confirmed' },
    ],
    case: { family: null, familyBefore: [{ because: 'confirmed' }] },
  })
})

test('[M8] the sender of a tip that became evidence is told by his receipt, and what he adds to it ends the days', async () => {
  const { one, receipt } = await world.withTip()
  const signed = await world.signedTwice(one)
  expect(signed.case?.family).toMatchObject({ receipts: 1, accounts: 0, mails: 0 })
  expect(await thread(receipt)).toMatchObject({ became: [{ publicOn: signed.publicOn }] })
  await aVisitor(server).done(addToTip, { body: { receipt, text: 'Thank you!', objects: false } })
  expect((await read(world.first.client, one)).publicOn).toBe(signed.publicOn)
  await aVisitor(server).done(addToTip, { body: { receipt, text: 'That is not my uncle.' } })
  expect(await read(world.first.client, one)).toMatchObject({
    status: 'proposed',
    publicOn: null,
    case: {
      family: null,
      familyBefore: [{ because: 'objection' }],
      signatures: [],
      lapsed: [{ ruling: 'confirmed' }, { ruling: 'confirmed' }],
    },
  })
  expect(await thread(receipt)).toMatchObject({ became: [{ publicOn: null }] })
})

test('[M8] contrary evidence of a relative ends the days; answers do not', async () => {
  const { one, relative } = await world.withRelative()
  const signed = await world.signedTwice(one)
  const voter = await aContributor(server)
  await voter.client.done(castVote, { params: params(one), body: { answer: 'different-sure' } })
  expect((await read(world.first.client, one)).publicOn).toBe(signed.publicOn)
  await relative.client.done(giveEvidence, { params: params(one), body: contrary() })
  expect(await read(world.first.client, one)).toMatchObject({
    publicOn: null,
    case: { familyBefore: [{ because: 'case-changed', what: 'evidence-given' }], signatures: [] },
  })
  expect((await read(relative.client, one)).publicOn).toBeUndefined()
})

test('[M8] no other name of the man is signed meanwhile, nor this one again', async () => {
  const subject = await aSubject(world.proposer)
  const { one } = await world.withRelative({ subject })
  const other = await world.strongCase({ subject, person: { name: 'Peter B. Roe' } })
  await world.signedTwice(one)
  for (const name of [one, other]) {
    const third = await aModerator(server)
    const now = await read(third.client, name)
    expect(await ruled(third.client, now, 'confirmed')).toMatchObject({
      status: 409,
      body: { code: 'decision.family-first' },
    })
  }
})

test('[M8] one moderator stops the days, with a reason that moderators read', async () => {
  const { one } = await world.withRelative()
  await world.signedTwice(one)
  const stopped = await world.first.client.done(stopDays, {
    params: params(one),
    body: { reasons: 'I mixed up two captions.' },
  })
  expect(stopped).toMatchObject({
    publicOn: null,
    can: { stop: false },
    case: {
      signatures: [],
      familyBefore: [
        { because: 'stopped', by: world.first.name, reasons: 'I mixed up two captions.' },
      ],
    },
  })
  expect(
    await world.first.client.call(stopDays, { params: params(one), body: { reasons: 'Again.' } }),
  ).toMatchObject({ status: 409, body: { code: 'decision.transition' } })
})

test('[M8] a signer who may not rule any more on the day: it comes back to the desk, and says why', async () => {
  const { one } = await world.withRelative()
  const third = await aModerator(server)
  const now = await read(third.client, one)
  await ruled(third.client, now, 'confirmed')
  await ruled(world.second.client, now, 'confirmed')
  await database
    .collection('user')
    .updateOne({ _id: new ObjectId(third.id) }, { $set: { suspended: true } })
  await hisDayComes(one)
  await world.until(one).toMatchObject({
    status: 'proposed',
    publicOn: null,
    case: { familyBefore: [{ because: 'signer' }], signatures: [] },
  })
  const { items } = await world.first.client.done(getQueue, { query: { about: one.id } })
  expect(items.find(({ kind }) => kind === 'reopened')).toMatchObject({
    why: 'days-over',
    publicOn: null,
  })
})

test('[M8] who says in these days that he is a relative is told too; whose declaration was lifted is not', async () => {
  const { one } = await world.withRelative()
  const signed = await world.signedTwice(one)
  const late = await aContributor(server)
  expect((await declare(late, one)).publicOn).toBe(signed.publicOn)
  expect((await read(world.first.client, one)).case?.family?.accounts).toBe(2)
  await world.until(one).toMatchObject({ case: { family: { mails: 2 } } })
  await world.first.client.done(liftRelative, {
    params: { ...params(one), accountId: late.id },
    body: { reasons: 'He said so by mistake.' },
  })
  expect((await read(late.client, one)).publicOn).toBeUndefined()
  expect((await late.client.done(listFamilyDays, { query: {} })).items).toEqual([])
})

test('[M8] a second proposal of the same name is a change of the case, and ends the days', async () => {
  const { one } = await world.withRelative()
  await world.signedTwice(one)
  await world.giver.client.done(propose, {
    params: { subjectId: one.subjectId },
    body: { personId: one.person.id ?? '', basis: ['witness'], reasons: 'His walk.' },
  })
  expect((await read(world.first.client, one)).case?.familyBefore).toMatchObject([
    { because: 'case-changed', what: 'proposal-joined' },
  ])
})

test('[M8] a declared relative is written to once, in a letter whose heading carries no name', async () => {
  const { one, relative } = await world.withRelative({ person: { name: 'Ernest Q. Vail' } })
  await world.signedTwice(one)
  await world.until(one).toMatchObject({ case: { family: { mails: 1 } } })
  const letters = await database.collection('mails').find({ to: relative.email }).toArray()
  expect(letters).toHaveLength(1)
  const [{ subject, text, html }] = letters as never as [Record<string, string>]
  expect(subject).not.toContain('Vail')
  for (const said of [text, html]) {
    expect(said).toContain('a relative of Ernest Q. Vail')
    expect(said).toContain(`/subjects/${one.subjectId}`)
    expect(said).toContain('It is not an official accounting.')
  }
})

test('[M8, P4] a relative who may not read a withheld name is told the day without it', async () => {
  const { one } = await world.withRelative({ person: { name: 'Walter Unnamed', died: undefined } })
  const newcomer = await aContributor(server, { ageHours: 1 })
  await declare(newcomer, one)
  const signed = await world.signedTwice(one)
  const { items } = await newcomer.client.done(listFamilyDays, { query: {} })
  expect(items).toMatchObject([
    { person: { name: null, withheld: true }, publicOn: signed.publicOn },
  ])
  await world.until(one).toMatchObject({ case: { family: { mails: 2 } } })
  const letter = await database.collection('mails').findOne({ to: newcomer.email })
  expect(JSON.stringify(letter)).not.toContain('Unnamed')
})

test('[M8, V7] who watches the man, and who reads exports and feed, hears nothing of the signatures nor of what ends the days', async () => {
  const { one } = await world.withRelative()
  const { one: tipped, receipt } = await world.withTip()
  const onlookers = [aVisitor(server), (await aContributor(server)).client]
  const asRead = () =>
    Promise.all(
      onlookers.flatMap((client) => [
        client.send('/api/feed.json'),
        client.send('/api/exports/confirmed.jsonl'),
        client.send('/api/subjects'),
        client.send(`/api/subjects/${tipped.subjectId}/exclusions`),
        client.send(`/api/subjects/${tipped.subjectId}/identifications`),
        client.send(`/subjects/${tipped.subjectId}`),
      ]),
    ).then((answers) =>
      answers.map(({ status, body }) => [
        status,
        JSON.stringify(body).replaceAll(/nonce[^ >]*|logHead[^}]*/g, ''),
      ]),
    )
  const before = await asRead()
  const lives = await Promise.all(onlookers.map(goLive))
  for (const live of lives)
    for (const { subjectId } of [one, tipped]) await live.watch(`subject:${subjectId}`)
  await world.signedTwice(tipped)
  expect(await asRead()).toEqual(before)
  await aVisitor(server).done(addToTip, { body: { receipt, text: 'That is not my uncle.' } })
  expect((await read(world.first.client, tipped)).publicOn).toBeNull()
  expect(await asRead()).toEqual(before)
  // What is told of another man afterwards comes first.
  const voter = await aContributor(server)
  await voter.client.done(castVote, { params: params(one), body: { answer: 'same-sure' } })
  for (const live of lives) {
    await live.untilChanged('identification', ({ id }) => id === one.id)
    const told = live.changes().filter(({ topic }) => topic === `subject:${tipped.subjectId}`)
    expect(told).toEqual([])
  }
})

test('[M8, K3] joining the man with another ends the days', async () => {
  const { one } = await world.withRelative()
  await world.signedTwice(one)
  const into = await aSubject(world.proposer)
  await world.first.client.done(mergeSubject, {
    params: { subjectId: one.subjectId },
    body: { into: into.id, reasons: 'The same scar.' },
  })
  expect((await read(world.first.client, one)).case).toMatchObject({
    family: null,
    familyBefore: [{ because: 'case-changed', what: 'men-joined' }],
    signatures: [],
  })
})

test('[M8] where it waits for its day another ruling ends the days; the moderators read the day at the tip too', async () => {
  const { one, tip } = await world.withTip()
  const signed = await world.signedTwice(one)
  expect(await world.first.client.done(getTip, { params: { tipId: tip.id } })).toMatchObject({
    became: [{ publicOn: signed.publicOn }],
  })
  expect(signed.can.decide).not.toContain('confirmed')
  expect(await ruled(world.first.client, signed, 'probable')).toMatchObject({
    status: 201,
    body: { status: 'probable', publicOn: null },
  })
})
