import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import { listComparisons } from '@rollcall/contract/comparisons.ts'
import { type Identification, linkPerson } from '@rollcall/contract/identifications.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, it } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { upload } from '../support/upload.ts'
import { admitted, caption, params, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  moderator = await aModerator(server)
})

const answeredBy = async (one: Identification, many: number): Promise<Account[]> => {
  const voters = await Promise.all(Array.from({ length: many }, () => aContributor(server)))
  for (const { client } of voters) await vote(client, one, 'same-sure')
  return voters
}
const asksFor = async ({ client }: Account, { id }: Identification): Promise<boolean> => {
  const { items } = await client.done(listComparisons, { query: { limit: 100 } })
  return items.some(({ identification }) => identification.id === id)
}
/** Until the worker has asked him again. */
const untilFlipped = ({ client }: Account, one: Identification) =>
  expect
    .poll(async () => (await read(client, one)).mine)
    .toMatchObject({ counted: false, why: 'nothing-to-compare' })

it('[C6] without a picture the verdict stays open, nobody is asked, and it is no rival; answers are taken and tallied', async () => {
  const pictured = await aPerson(moderator)
  await aPortrait(moderator, pictured)
  const rival = await anIdentification(proposer, { person: pictured })
  const subject = { id: rival.subjectId }
  const one = await anIdentification(proposer, { subject, person: await aPerson(moderator) })
  const named = await anIdentification(proposer, { subject, name: 'Nobody on the roster' })
  const [voter] = await answeredBy(one, 6)
  for (const each of [one, named]) expect(await asksFor(proposer, each)).toBe(false)
  expect(await read(voter?.client ?? proposer.client, one)).toMatchObject({
    tally: { 'same-sure': 6 },
    verdict: null,
  })
  const [both] = await answeredBy(rival, 5)
  expect(await read(both?.client ?? proposer.client, rival)).toMatchObject({
    verdict: 'supported',
    community: 2,
  })
  await vote(both?.client ?? proposer.client, one, 'same-sure')
  expect(await read(both?.client ?? proposer.client, one)).toMatchObject({
    verdict: 'open',
    community: 0,
  })
})

it('[C6] a person who is confirmed on another still can be compared with that', async () => {
  const person = await aPerson(moderator)
  const [known, second] = [await anIdentification(proposer, { person }), await aModerator(server)]
  await admitted(await aContributor(server), moderator, known, caption())
  await admitted(await aContributor(server), moderator, known, witness())
  for (const { client } of [moderator, second])
    await ruled(client, await read(client, known), 'confirmed')
  const one = await anIdentification(proposer, { person })
  const [voter] = await answeredBy(one, 5)
  expect(await read(voter?.client ?? proposer.client, one)).toMatchObject({
    verdict: 'supported',
    confirmedAs: known.subjectId,
  })
})

it('[C6, V3, V4, V5] the first portrait flips every older answer, step by step, though the worker is killed; a new one needs no reason', async () => {
  const person = await aPerson(moderator)
  const one = await anIdentification(proposer, { person })
  const voters = await answeredBy(one, 5)
  const [first, back] = voters as [Account, Account]
  await back.client.done(takeVoteBack, { params: params(one) })
  await proposer.client.done(castVote, { params: params(one), body: { answer: 'same-sure' } })
  const live = await goLive(first.client)
  await live.watch(`subject:${one.subjectId}`)
  await aPortrait(moderator, person)
  expect((await read(first.client, one)).verdict, 'not by what is flipped in a moment').toBe('open')
  const dying = await startWorker({ dataDir: server.dataDir })
  dying.kill('SIGKILL')
  await startWorker({ dataDir: server.dataDir })
  await live.untilChanged('identification', ({ tally }) => tally?.['same-sure'] === 0)
  await untilFlipped(first, one)
  expect(await read(first.client, one)).toMatchObject({ answered: 5, reasonNeeded: false })
  expect((await read(proposer.client, one)).mine).toMatchObject({ why: 'proposer' })
  await aPortrait(moderator, person, { date: '1950' })

  expect(await asksFor(first, one)).toBe(true)
  expect((await vote(first.client, one, 'different-likely')).mine).toMatchObject({ counted: true })
  expect(await asksFor(first, one)).toBe(false)
  expect((await vote(back.client, one, 'cant-tell')).mine).toMatchObject({ counted: true })
  const refused = await first.client.refused(castVote, {
    params: params(one),
    body: { answer: 'same-sure' },
  })
  expect(refused.code).toBe('vote.reason-required')
  expect(await brokenPromises()).toEqual([])
})

it('[C6, I1] linking a name to somebody who has a portrait asks again, too', async () => {
  const person = await aPerson(moderator)
  await aPortrait(moderator, person)
  const one = await anIdentification(proposer, { name: 'Whoever' })
  const [voter] = (await answeredBy(one, 1)) as [Account]
  await moderator.client.done(linkPerson, { params: params(one), body: { personId: person.id } })
  await untilFlipped(voter, one)
})

it('[C6, K3] what is older than the picture does not count where men are joined or parted since; what is ruled out is flipped once it is open again', async () => {
  const person = await aPerson(moderator)
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const older = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(proposer, { subject: man, person })
  const [early] = (await answeredBy(younger, 1)) as [Account]
  const shut = await anIdentification(proposer, { person })
  const [before] = (await answeredBy(shut, 1)) as [Account]
  await ruled(moderator.client, await read(moderator.client, shut), 'ruled-out')
  await aPortrait(moderator, person)
  await untilFlipped(early, younger)
  expect((await read(before.client, shut)).mine).toMatchObject({ counted: true })
  await ruled(moderator.client, await read(moderator.client, shut), 'proposed')
  await untilFlipped(before, shut)

  await answeredBy(younger, 1)
  const asked = { params: { subjectId: man.id } }
  const body = { into: into.id, reasons: 'The same ear.' }
  await moderator.client.done(mergeSubject, { ...asked, body })
  expect(await read(early.client, older)).toMatchObject({
    mine: { counted: false, why: 'nothing-to-compare' },
    tally: { 'same-sure': 1 },
    reasonNeeded: false,
  })
  await moderator.client.done(unmergeSubject, asked)
  expect(await read(early.client, younger)).toMatchObject({
    mine: { why: 'nothing-to-compare' },
    tally: { 'same-sure': 1 },
  })
  expect(await brokenPromises()).toEqual([])
})

it('[C6, A2] a portrait that is the very picture on which the man is marked is none to compare with; another one is, and so is it for another man', async () => {
  const photo = await makePhoto({ width: 220, height: 260 })
  const person = await aPerson(moderator)
  const uploadId = await upload(proposer.client, photo)
  const still = await proposer.client.done(addStill, {
    body: { uploadId, title: 'Camp 5', provenance: {} },
  })
  const subject = await aSubject(proposer, { still })
  await aPortrait(moderator, person, { photo })
  const one = await anIdentification(proposer, { subject, person })
  const of = (id: string) => async () => {
    const voter = await aContributor(server)
    const { items } = await voter.client.done(listComparisons, { query: { limit: 100 } })
    return items.find(({ identification }) => identification.id === id)?.portraits.length ?? 0
  }
  const [voter] = await answeredBy(one, 5)
  expect(await of(one.id)()).toBe(0)
  expect(await read(voter?.client ?? proposer.client, one)).toMatchObject({
    tally: { 'same-sure': 5 },
    verdict: 'open',
    community: 0,
  })
  const elsewhere = await anIdentification(proposer, { person })
  expect(await of(elsewhere.id)()).toBe(1)
  await aPortrait(moderator, person)
  expect(await of(one.id)()).toBe(1)
  expect(await of(elsewhere.id)()).toBe(2)
  expect((await read(voter?.client ?? proposer.client, one)).verdict).toBe('supported')
})
