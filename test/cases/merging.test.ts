import { castVote, decide, openTally, takeVoteBack } from '@rollcall/contract/cases.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import {
  getSubject,
  listSubjects,
  mergeSubject,
  type SubjectPage,
  unmergeSubject,
} from '@rollcall/contract/subjects.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { admitted, caption, contrary, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let other: Account
let moderator: Account

beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  other = await aContributor(server)
  moderator = await aModerator(server)
})

const of = ({ id }: { id: string }) => ({ subjectId: id })
const merged = (man: { id: string }, into: { id: string }): Promise<SubjectPage> =>
  moderator.client.done(mergeSubject, {
    params: of(man),
    body: { into: into.id, reasons: 'The scar on the chin is the same.' },
  })
const parted = (man: { id: string }) => moderator.client.done(unmergeSubject, { params: of(man) })
const page = (man: { id: string }, client: Client = aVisitor(server)) =>
  client.done(getSubject, { params: of(man) })

/** Two men, and the same person proposed for both: the older one first, each by another account. */
const aPair = async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(moderator)
  const older = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(other, { subject: man, person })
  return { into, man, person, older, younger }
}

describe('joining two men', () => {
  it('[K3] makes them one page: sightings and names come together, the old address leads to it, the list has him once', async () => {
    const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
    const name = await anIdentification(proposer, { subject: man, name: 'Only here' })
    const joined = await merged(man, into)
    expect(joined).toMatchObject({ id: into.id, mergedInto: into.id, mergedFrom: { id: man.id } })
    expect(joined.sightings).toHaveLength(2)
    expect(joined.identifications).toMatchObject([{ id: name.id, subjectId: into.id }])
    expect(joined.joined).toMatchObject([{ id: man.id, number: man.number }])
    expect(await page(man)).toMatchObject({ id: into.id, mergedInto: into.id })
    expect(await page(into)).toMatchObject({ id: into.id, mergedInto: null, undecided: 1 })
    const { items } = await aVisitor(server).done(listSubjects, { query: { limit: 100 } })
    expect(items.map(({ id }) => id)).not.toContain(man.id)
    const still = joined.sightings[1]?.stillId ?? ''
    const seen = await aVisitor(server).done(getStill, { params: { stillId: still } })
    expect(seen.sightings).toMatchObject([{ subject: { id: into.id } }])
  })

  it('[K3] taken apart, each has again what was his, and his number', async () => {
    const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
    const [his, mine] = [
      await anIdentification(proposer, { subject: into, name: 'His' }),
      await anIdentification(proposer, { subject: man, name: 'Mine' }),
    ]
    await merged(man, into)
    const since = await anIdentification(proposer, { subject: into, name: 'Since' })
    const still = await aStill(proposer)
    const region = { x: 20, y: 20, w: 60, h: 75 }
    await proposer.client.done(addSighting, {
      params: { stillId: still.id },
      body: { region, subjectId: man.id },
    })
    const apart = await parted(man)
    expect(apart).toMatchObject({ id: man.id, number: man.number, mergedInto: null, undecided: 1 })
    expect(apart.identifications.map(({ id }) => id)).toEqual([mine.id])
    expect(apart.sightings).toHaveLength(1)
    const left = await page(into)
    expect(left.identifications.map(({ id }) => id)).toEqual([his.id, since.id])
    expect(left.sightings.map(({ stillId }) => stillId)).toContain(still.id)
    expect(left.joined).toEqual([])
    const next = await aSubject(proposer)
    expect(next.number).toBeGreaterThan(Math.max(into.number, man.number))
    expect(await brokenPromises()).toEqual([])
  })

  it('[K3, K2] two who are marked on one still are two men', async () => {
    const still = await aStill(proposer)
    const man = await aSubject(proposer, { still })
    const beside = await aSubject(proposer, { still, region: { x: 120, y: 20, w: 60, h: 75 } })
    const refused = await moderator.client.refused(mergeSubject, {
      params: of(man),
      body: { into: beside.id, reasons: 'They look alike.' },
    })
    expect(refused).toMatchObject({ code: 'subject.same-still', stillIds: [still.id] })
    expect(await page(man)).toMatchObject({ id: man.id, mergedInto: null })
  })

  it('[K3] with himself, with nobody, again, or apart from nobody: refused in words', async () => {
    const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
    const body = { into: man.id, reasons: 'Why not.' }
    const ask = (params: { subjectId: string }, given: object) =>
      moderator.client.refused(mergeSubject, { params, body: { ...body, ...given } })
    expect(await ask(of(man), {})).toMatchObject({ errors: [{ path: 'into' }] })
    expect(await ask(of(man), { into: 'f'.repeat(24) })).toMatchObject({
      errors: [{ path: 'into' }],
    })
    await merged(man, into)
    expect(await ask(of(man), { into: into.id })).toMatchObject({ code: 'subject.merged' })
    expect(await ask(of(into), {})).toMatchObject({ code: 'subject.merged' })
    const refused = await moderator.client.refused(unmergeSubject, { params: of(into) })
    expect(refused.code).toBe('subject.not-merged')
  })

  it('[K3, S4] the same key joins them once, and the chain has one act of each', async () => {
    const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
    const asked = {
      params: of(man),
      body: { into: into.id, reasons: 'The same ear.' },
      key: 'join-them-once',
    }
    await moderator.client.done(mergeSubject, asked)
    expect(await moderator.client.done(mergeSubject, asked)).toMatchObject({ id: into.id })
    await parted(man)
    const acts = await database
      .collection('audit')
      .find({ 'about.subject': man.id })
      .sort({ _id: 1 })
      .toArray()
    expect(acts.map(({ act }) => act)).toEqual(['subject.merged', 'subject.parted'])
  })

  it('[K3] of three joined one after the other, any can be taken apart', async () => {
    const [a, b, c] = [await aSubject(proposer), await aSubject(proposer), await aSubject(proposer)]
    const person = await aPerson(moderator)
    const proposals: Identification[] = []
    for (const subject of [c, a, b])
      proposals.push(await anIdentification(proposer, { subject, person }))
    const voter = await aContributor(server)
    for (const one of proposals) await vote(voter.client, one, 'same-sure')
    await merged(a, b)
    await merged(b, c)
    expect(await page(a)).toMatchObject({ id: c.id, identifications: [{ answered: 1 }] })
    expect((await page(a)).joined).toHaveLength(2)
    await parted(a)
    expect(await page(a)).toMatchObject({ id: a.id, identifications: [{ id: proposals[1]?.id }] })
    expect(await page(b)).toMatchObject({ id: c.id, identifications: [{ id: proposals[0]?.id }] })
    await parted(b)
    expect(await page(b)).toMatchObject({ id: b.id, identifications: [{ id: proposals[2]?.id }] })
    expect(await brokenPromises()).toEqual([])
  })
})

describe('the same person proposed for both', () => {
  it('[K3] the older stays, with the evidence, proposals and each account’s latest answer of both', async () => {
    const { into, man, older, younger } = await aPair()
    const [one, both] = [await aContributor(server), await aContributor(server)]
    await vote(both.client, older, 'same-sure')
    await vote(one.client, younger, 'different-likely')
    await vote(both.client, younger, 'cant-tell')
    await merged(man, into)
    const [stays, ...rest] = (await page(into, both.client)).identifications
    expect(rest).toEqual([])
    expect(stays).toMatchObject({ id: older.id, answered: 2, mine: { answer: 'cant-tell' } })
    expect(stays?.tally).toMatchObject({ 'same-sure': 0, 'cant-tell': 1, 'different-likely': 1 })
    expect(stays?.proposals).toHaveLength(2)
    expect(stays?.evidence).toHaveLength(2)
    expect((await read(one.client, younger)).id).toBe(older.id)
    expect(await brokenPromises()).toEqual([])
  })

  it('[K3] taken apart the younger has its own answers, evidence and proposals; what was answered since stays', async () => {
    const { into, man, older, younger } = await aPair()
    const [one, later, back] = [
      await aContributor(server),
      await aContributor(server),
      await aContributor(server),
    ]
    for (const { client } of [one, back]) await vote(client, younger, 'different-sure')
    await merged(man, into)
    await vote(later.client, younger, 'same-sure')
    await vote(one.client, older, 'same-likely', 'On a second look.')
    await back.client.done(takeVoteBack, { params: { identificationId: older.id } })
    expect(await read(one.client, older)).toMatchObject({ answered: 2 })
    await parted(man)
    expect(await read(one.client, older)).toMatchObject({
      answered: 2,
      tally: { 'same-sure': 1, 'same-likely': 1, 'different-sure': 0 },
    })
    expect(await read(one.client, younger)).toMatchObject({
      id: younger.id,
      answered: 2,
      tally: { 'different-sure': 2 },
      mine: { answer: 'different-sure' },
    })
    for (const id of [older, younger])
      expect(await read(one.client, id)).toMatchObject({ proposals: [{}], evidence: [{}] })
    expect(await brokenPromises()).toEqual([])
  })

  it('[V2, K3] who has seen either tally sees the joined one; who has seen none does not', async () => {
    const { into, man, older, younger } = await aPair()
    const [first, second, none] = [
      await aContributor(server),
      await aContributor(server),
      await aContributor(server),
    ]
    await vote(first.client, older, 'same-sure')
    await vote(second.client, younger, 'same-sure')
    await merged(man, into)
    for (const { client } of [first, second])
      expect((await read(client, older)).tally).toMatchObject({ 'same-sure': 2 })
    for (const client of [none.client, aVisitor(server), moderator.client])
      expect(await read(client, older)).toMatchObject({ answered: 2, tally: null, verdict: null })
    await parted(man)
    expect((await read(first.client, older)).tally).not.toBeNull()
    expect((await read(first.client, younger)).tally).toBeNull()
    expect((await read(second.client, younger)).tally).not.toBeNull()
  })

  it('[V3, K3] who may not count on one of them does not count on both, and counts again when they are apart', async () => {
    const { into, man, person, older, younger } = await aPair()
    const opener = await aModerator(server)
    const reasons = 'Somebody asked for it.'
    await opener.client.done(openTally, {
      params: { identificationId: younger.id },
      body: { reasons },
    })
    for (const { client } of [other, opener]) await vote(client, older, 'same-sure')
    const relative = await aContributor(server)
    await relative.client.done(castVote, {
      params: { identificationId: younger.id },
      body: { answer: 'same-sure', relative: true },
    })
    expect(await read(other.client, older)).toMatchObject({ mine: { counted: true } })
    await merged(man, into)
    expect(await read(other.client, older)).toMatchObject({
      mine: { counted: false, why: 'proposer' },
    })
    expect(await read(opener.client, older)).toMatchObject({
      mine: { counted: false, why: 'opened' },
    })
    expect(await read(relative.client, older)).toMatchObject({
      relative: true,
      mine: { counted: false, why: 'relative' },
    })
    expect(await read(proposer.client, older)).toMatchObject({ person: { id: person.id } })
    await parted(man)
    expect(await read(other.client, older)).toMatchObject({ mine: { counted: true, why: null } })
    expect(await read(opener.client, older)).toMatchObject({ mine: { counted: true, why: null } })
    expect(await brokenPromises()).toEqual([])
  })

  it('[I2, K3] a proposal, evidence and an answer at the old addresses reach what stands there now', async () => {
    const { into, man, person, older, younger } = await aPair()
    await merged(man, into)
    const third = await aContributor(server)
    const made = await third.client.done(propose, {
      params: of(man),
      body: { personId: person.id, basis: ['caption'], reasons: 'The caption says so.' },
    })
    expect(made).toMatchObject({ id: older.id, subjectId: into.id })
    const given = await third.client.done(giveEvidence, {
      params: { identificationId: younger.id },
      body: witness(),
    })
    expect(given).toMatchObject({ id: older.id })
    await parted(man)
    expect((await read(third.client, older)).evidence).toHaveLength(3)
    expect((await read(third.client, younger)).evidence).toHaveLength(1)
  })
})

describe('what was decided', () => {
  /** Confirmed by two moderators on what a caption and a witness say. */
  const confirmed = async (identification: Identification) => {
    const second = await aModerator(server)
    await admitted(other, moderator, identification, caption())
    await admitted(other, moderator, identification, witness())
    for (const { client } of [moderator, second])
      await ruled(client, await read(client, identification), 'confirmed')
    expect(await read(moderator.client, identification)).toMatchObject({ status: 'confirmed' })
  }

  const aNamed = async (person: { id: string }) => {
    const subject = await aSubject(proposer)
    const identification = await anIdentification(proposer, { subject, person })
    await confirmed(identification)
    return { subject, identification }
  }

  it('[K3, I2] two with a confirmed name each are not joined', async () => {
    const one = await aNamed(await aPerson(moderator))
    const two = await aNamed(await aPerson(moderator))
    const refused = await moderator.client.refused(mergeSubject, {
      params: of(one.subject),
      body: { into: two.subject.id, reasons: 'They look alike.' },
    })
    expect(refused.code).toBe('subject.both-confirmed')
    expect(await page(one.subject)).toMatchObject({ id: one.subject.id, confirmed: {} })
  })

  it('[K3] a confirmed name stays confirmed, also where the same person was proposed earlier for the other', async () => {
    const person = await aPerson(moderator)
    const into = await aSubject(proposer)
    const earlier = await anIdentification(other, { subject: into, person })
    const { subject, identification } = await aNamed(person)
    expect(await merged(subject, into)).toMatchObject({
      id: into.id,
      confirmed: { id: person.id },
      identifications: [{ id: identification.id, status: 'confirmed' }],
    })
    expect((await read(moderator.client, earlier)).id).toBe(identification.id)
    expect(await parted(subject)).toMatchObject({ confirmed: { id: person.id } })
    expect(await page(into)).toMatchObject({ confirmed: null, undecided: 1 })
    expect(await brokenPromises()).toEqual([])
  })

  it('[M3, K3] admitted contrary evidence that comes in reopens a decided one', async () => {
    const person = await aPerson(moderator)
    const { subject } = await aNamed(person)
    const man = await aSubject(proposer)
    const doubted = await anIdentification(other, { subject: man, person })
    await admitted(proposer, moderator, doubted, contrary())
    const joined = await merged(man, subject)
    expect(joined.identifications).toMatchObject([{ status: 'disputed' }])
    expect(joined.confirmed).toBeNull()
  })

  it('[M4, K3] rivals come and go: signatures lapse, and a decision on the case as it was is refused', async () => {
    const person = await aPerson(moderator)
    const into = await aSubject(proposer)
    const identification = await anIdentification(proposer, { subject: into, person })
    await admitted(other, moderator, identification, caption())
    await admitted(other, moderator, identification, witness())
    const before = await read(moderator.client, identification)
    await ruled(moderator.client, before, 'confirmed')
    const man = await aSubject(proposer)
    await anIdentification(proposer, { subject: man, name: 'A rival' })
    await merged(man, into)
    const after = await read(moderator.client, identification)
    expect(after.case?.signatures).toEqual([])
    const refused = await moderator.client.refused(decide, {
      params: { identificationId: identification.id },
      body: { ruling: 'probable', caseVersion: before.caseVersion ?? 0, reasons: 'As before.' },
    })
    expect(refused).toMatchObject({ code: 'decision.stale', changed: [{ what: 'men-joined' }] })
    await parted(man)
    const apart = await read(moderator.client, identification)
    expect(apart.caseVersion).toBeGreaterThan(after.caseVersion ?? 0)
    expect(apart.version).toBeGreaterThan(after.version)
  })
})

describe('who watches', () => {
  it('[K3, V7] learns at the old address with whom he was joined, and at the new one what stands there', async () => {
    const { into, man, older, younger } = await aPair()
    const voter = await aContributor(server)
    await vote(voter.client, younger, 'same-sure')
    const [atOld, atNew, atWall] = [
      await goLive(aVisitor(server)),
      await goLive(voter.client),
      await goLive(aVisitor(server)),
    ]
    await atOld.watch(`subject:${man.id}`)
    await atNew.watch(`subject:${into.id}`)
    await atWall.watch('wall')
    await merged(man, into)
    await atOld.untilChanged('subject', ({ mergedInto }) => mergedInto === into.id)
    await atNew.untilChanged('identification', ({ id, tally }) => id === older.id && tally !== null)
    await atWall.untilChanged('subject', ({ id }) => id === man.id)
    const since = await aContributor(server)
    await vote(since.client, younger, 'same-sure')
    await atNew.untilChanged('identification', ({ answered }) => answered === 2)
    await parted(man)
    await atOld.untilChanged('identification', ({ id }) => id === younger.id)
  })
})
