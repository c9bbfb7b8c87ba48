import { keyAudit, keyedId } from '@rollcall/api/platform/audit.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import { openTally } from '@rollcall/contract/cases.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
  listIdentifications,
} from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { ObjectId } from 'mongodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { params, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let another: Account

beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  another = await aModerator(server)
  keyAudit(() => readSecrets(server.dataDir).session)
})

const of = ({ subjectId }: { subjectId: string }) => ({ params: { subjectId } })
const join = ({ client }: Account, one: Identification, into: Identification) =>
  client.done(mergeSubject, {
    ...of(one),
    body: { into: into.subjectId, reasons: 'The same ear.' },
  })
const part = ({ client }: Account, one: Identification) => client.done(unmergeSubject, of(one))
const rule = async (by: Account, one: { id: string }, ruling: string) => {
  const { status, body } = await ruled(by.client, await read(by.client, one), ruling)
  expect(status, JSON.stringify(body)).toBe(201)
}
/** The log says who by a keyed id alone ([M6]). */
const openings = ({ id }: Account, about: { id: string }) =>
  database
    .collection('audit')
    .countDocuments({ act: 'tally.opened', by: keyedId(id), 'about.identification': about.id })
const notCounted = async (by: Account, one: { id: string }) => {
  const given = await vote(by.client, one, 'same-sure', 'A second look.')
  expect(given.mine).toMatchObject({ counted: false, why: 'opened' })
  expect(await openings(by, one)).toBe(1)
}

/** The same person proposed for two men, the first one answered by others: the older, and a decoy. */
const aPair = async () => {
  const person = await aPerson(another)
  const target = await anIdentification(proposer, { person })
  const decoy = await anIdentification(proposer, { person })
  for (const answer of ['same-sure', 'different-likely'])
    await vote((await aContributor(server)).client, target, answer)
  return { target, decoy }
}

describe('who brings a tally into the open by an act of his own', () => {
  it('[V2, V3, M6] by ruling out: it is logged, and neither the answer before nor one after reopening counts', async () => {
    const moderator = await aModerator(server, { ageHours: 1 })
    const one = await anIdentification(proposer)
    await vote((await aContributor(server)).client, one, 'same-sure')
    await vote(moderator.client, one, 'different-likely')
    await rule(moderator, one, 'ruled-out')
    expect((await read(moderator.client, one)).mine).toMatchObject({ counted: false })
    await rule(moderator, one, 'proposed')
    const aged = { createdAt: new Date(Date.now() - 100 * 3_600_000) }
    await database.collection('user').updateOne({ _id: new ObjectId(moderator.id) }, { $set: aged })
    await notCounted(moderator, one)
    expect(await read(another.client, one)).toMatchObject({ tally: null, answered: 2 })
  })

  it('[V2] by reopening what another ruled out; who only looked at it meanwhile is not', async () => {
    const [moderator, looking] = [await aModerator(server), await aModerator(server)]
    const one = await anIdentification(proposer)
    await rule(another, one, 'ruled-out')
    expect((await read(looking.client, one)).tally).not.toBeNull()
    await rule(moderator, one, 'proposed')
    await notCounted(moderator, one)
    expect((await read(looking.client, one)).tally).toBeNull()
    expect((await vote(looking.client, one, 'cant-tell')).mine).toMatchObject({ counted: true })
  })

  it('[V2] who has given a counted answer before rules out and reopens, and it goes on counting', async () => {
    const moderator = await aModerator(server)
    const one = await anIdentification(proposer)
    await vote(moderator.client, one, 'different-sure')
    await rule(moderator, one, 'ruled-out')
    await rule(moderator, one, 'proposed')
    expect(await read(moderator.client, one)).toMatchObject({
      mine: { counted: true },
      tally: { 'different-sure': 1 },
    })
    expect(await openings(moderator, one)).toBe(0)
  })

  it('[V2, K3] by joining a decoy on which he has answered: on the other, joined or parted again', async () => {
    const moderator = await aModerator(server)
    const { target, decoy } = await aPair()
    await vote(moderator.client, decoy, 'same-sure')
    await join(moderator, decoy, target)
    expect(await read(moderator.client, target)).toMatchObject({
      tally: { 'same-sure': 1, 'different-likely': 1 },
      mine: { counted: false, why: 'opened' },
    })
    await part(moderator, decoy)
    await notCounted(moderator, target)
    expect((await read(moderator.client, decoy)).mine).toMatchObject({ counted: true })
    expect(await brokenPromises()).toEqual([])
  })

  it('[V2, K3] by parting what another had joined, once he has answered on both together', async () => {
    const moderator = await aModerator(server)
    const { target, decoy } = await aPair()
    await join(another, decoy, target)
    expect((await vote(moderator.client, target, 'cant-tell')).mine).toMatchObject({
      counted: true,
    })
    await part(moderator, decoy)
    await notCounted(moderator, decoy)
    expect((await read(moderator.client, target)).mine).toMatchObject({ counted: true })
    expect(await openings(another, target)).toBe(0)
  })

  it('[V2, K3] by ruling out two that are joined: on each of them, also when they are parted', async () => {
    const moderator = await aModerator(server)
    const { target, decoy } = await aPair()
    await join(moderator, target, decoy)
    expect((await read(moderator.client, target)).tally).toBeNull()
    await rule(moderator, target, 'ruled-out')
    await rule(moderator, target, 'proposed')
    await part(moderator, target)
    for (const one of [target, decoy]) await notCounted(moderator, one)
    expect(await brokenPromises()).toEqual([])
  })

  it('[V2, K3] by opening at the desk what two men were joined in: on each of them', async () => {
    const moderator = await aModerator(server)
    const { target, decoy } = await aPair()
    await join(another, decoy, target)
    const asked = { params: params(target), body: { reasons: 'Somebody asked.' } }
    await moderator.client.done(openTally, asked)
    await part(another, decoy)
    for (const one of [target, decoy]) await notCounted(moderator, one)
  })

  it('[V2, K3] who joins and parts without seeing a tally has opened none', async () => {
    const moderator = await aModerator(server)
    const { target, decoy } = await aPair()
    await join(moderator, decoy, target)
    await part(moderator, decoy)
    for (const one of [target, decoy]) {
      expect((await read(moderator.client, one)).tally).toBeNull()
      expect((await vote(moderator.client, one, 'same-sure')).mine).toMatchObject({ counted: true })
    }
  })
})

describe('a moderator who is suspended', () => {
  it('[S2, V2] sees what a visitor sees, and what is his own: over HTTP and over a socket that was open', async () => {
    const fallen = await aModerator(server)
    const one = await anIdentification(proposer)
    await proposer.client.done(giveEvidence, { params: params(one), body: witness() })
    const body = { reasons: 'Before it came out.' }
    await fallen.client.done(openTally, { params: params(one), body })
    expect((await read(fallen.client, one)).case?.answers).not.toBeNull()
    const other = await anIdentification(proposer, { subject: { id: one.subjectId }, name: 'B' })
    const live = await goLive(fallen.client)
    await live.watch('queue')
    await database
      .collection('user')
      .updateOne({ _id: new ObjectId(fallen.id) }, { $set: { suspended: true } })
    await expect.poll(async () => (await fallen.client.call(getQueue)).status).toBe(403)
    expect(await live.watch('queue')).toMatchObject({ ok: false, problem: { code: 'forbidden' } })

    const seen = await read(fallen.client, one)
    expect(seen).not.toHaveProperty('case')
    expect(seen).not.toHaveProperty('caseVersion')
    expect(seen.tally, 'he has seen it, and keeps it').not.toBeNull()
    const visitor = aVisitor(server)
    const asVisitor = (client: Client) =>
      Promise.all([
        client.done(getIdentification, { params: params(other) }),
        client.done(listIdentifications, { params: { subjectId: other.subjectId } }),
        client.done(getSubject, of(other)),
      ])
    const own = (key: string, value: unknown) => {
      // He has seen it, and keeps what follows from it.
      if (['tally', 'verdict', 'community'].includes(key)) return undefined
      return key === 'vote' ? false : value
    }
    expect(JSON.stringify(await asVisitor(fallen.client), own)).toEqual(
      JSON.stringify(await asVisitor(visitor), own),
    )
    const given = await vote(fallen.client, other, 'same-sure')
    expect(given).toMatchObject({ tally: null, mine: { counted: false, why: 'suspended' } })
  })
})
