import { releaseText, takeReleaseBack } from '@rollcall/contract/cases.ts'
import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { mendSighting } from '@rollcall/contract/marks.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { contrary, params, read, ruleOn } from './world.ts'

let server: Server
let moderator: Account
let proposer: Account
let visitor: Client

beforeAll(async () => {
  server = await startServer()
  ;[moderator, proposer] = await Promise.all([
    aModerator(server),
    aContributor(server, { name: 'Ruth Quillfeather' }),
  ])
  visitor = aVisitor(server)
})

const name = 'Alder Quillfeather'
const reasons = 'Alder stood beside me; Quillfeather was his name.'
const words: EvidenceBody = {
  class: 'family',
  stance: 'for',
  origin: 'Sister of Alder',
  text: 'Our Quillfeather, as we knew him.',
  link: 'https://example.org/quillfeather',
}

const living = (more: object = {}): Promise<Person> =>
  aPerson(moderator, { name, otherNames: ['김철수'], died: undefined, ...more })

/** A living man proposed with reasons and a piece of evidence, all of which say his name. */
const aWithheld = async (person?: Person) => {
  const subject = await aSubject(proposer)
  const who = person ? { personId: person.id } : { name }
  const one = await proposer.client.done(propose, {
    params: { subjectId: subject.id },
    body: { ...who, basis: ['witness'], reasons },
  })
  return proposer.client.done(giveEvidence, { params: params(one), body: words })
}

const seen = async (client: Client, one: Identification): Promise<string> =>
  JSON.stringify([
    await read(client, one),
    await client.done(getSubject, { params: { subjectId: one.subjectId } }),
  ])

/** Releases the text of a kind as it is proposed, or as it is mended. */
const release = async (one: Identification, what: string, mend = (text: string) => text) => {
  const { case: desk } = await read(moderator.client, one)
  const held = desk?.heldTexts.find((text) => text.what === what)
  return moderator.client.call(releaseText, {
    params: params(one),
    body: {
      textId: held?.id ?? ('0'.repeat(24) as never),
      heldNames: desk?.heldNames ?? '',
      text: mend(held?.covered ?? ''),
    },
  })
}

test.each([
  ['somebody living on the roster', () => living()],
  ['a free-text name', async () => undefined],
] as [string, () => Promise<Person | undefined>][])(
  '[P4, P7] of %s a visitor reads neither name nor texts, and who gave them by kind',
  async (_: string, person: () => Promise<Person | undefined>) => {
    const one = await aWithheld(await person())
    await ruleOn(moderator.client, one.evidence[0]?.id ?? '', 'dismissed')
    for (const client of [
      visitor,
      (await aContributor(server, { ageHours: 1 })).client,
      (await aContributor(server, { verified: false })).client,
      (await aContributor(server, { suspended: true })).client,
    ]) {
      const shown = await read(client, one)
      expect(shown.person).toMatchObject({ name: null, withheld: true })
      expect(shown.proposals).toMatchObject([
        { by: null, giver: 'contributor', reasons: null, withheld: true },
      ])
      for (const item of shown.evidence)
        expect(item).toMatchObject({ text: null, origin: null, link: null, withheld: true })
      expect(shown.evidence.map(({ giver }) => giver)).toEqual(['comrade', 'relative'])
      expect(shown.evidence[0]?.ruledBecause).toBeNull()
      expect(await seen(client, one)).not.toMatch(/alder|quill|ruth|sister/iu)
    }
    const known = await aContributor(server)
    expect(await read(known.client, one)).toMatchObject({
      person: { name, withheld: false },
      proposals: [{ by: 'Ruth Quillfeather', reasons, withheld: false }],
    })
  },
)

test('[P4, P7] a new contributor reads what he gave himself, and nothing else', async () => {
  const young = await aContributor(server, { ageHours: 1 })
  const one = await anIdentification(young, { name })
  await proposer.client.done(giveEvidence, { params: params(one), body: words })
  const shown = await read(young.client, one)
  expect(shown.person).toMatchObject({ name, withheld: false })
  expect(shown.proposals[0]?.reasons).toContain('roll call')
  expect(shown.evidence.map(({ text }) => text !== null)).toEqual([true, false])
})

test('[P7] a moderator releases one text at a time, masked; the version grows, not that of the case', async () => {
  const one = await aWithheld(await living())
  const before = await read(moderator.client, one)
  const answered = await release(one, 'reasons')
  expect(answered.status).toBe(201)
  const after = await read(moderator.client, one)
  expect(after.version).toBeGreaterThan(before.version)
  expect(after.caseVersion).toBe(before.caseVersion)
  const shown = await read(visitor, one)
  expect(shown.proposals[0]).toMatchObject({
    reasons: '███ stood beside me; ███ was his name.',
    withheld: false,
  })
  expect(shown.evidence[1]).toMatchObject({ text: null, origin: null, withheld: true })
  await release(one, 'origin', (text) => text.replace('Sister of', '███ of'))
  expect((await read(visitor, one)).evidence[1]?.origin).toBe('███ of ███')
  const { case: desk } = after
  const held = desk?.heldTexts.find(({ what }) => what === 'reasons')
  expect(held).toMatchObject({ text: reasons, released: { by: moderator.name } })
  await moderator.client.done(takeReleaseBack, {
    params: { ...params(one), textId: held?.id ?? '' },
  })
  expect((await read(visitor, one)).proposals[0]?.reasons).toBeNull()
})

test('[P7, K3] why two men were joined is withheld where it says the name, and released like the rest', async () => {
  const one = await aWithheld(await living())
  const [other, third] = [await aSubject(proposer), await aSubject(proposer)]
  const join = (from: { id: string }, into: string, why: string) =>
    moderator.client.done(mergeSubject, {
      params: { subjectId: from.id as never },
      body: { into: into as never, reasons: why },
    })
  await join(other, one.subjectId, 'The scar of Quillfeather.')
  await join(third, one.subjectId, 'The same scar.')
  const why = async () =>
    (await visitor.done(getSubject, { params: { subjectId: one.subjectId } })).joined.map(
      ({ reasons, withheld }) => [reasons, withheld],
    )
  expect(await why()).toEqual([
    [null, true],
    ['The same scar.', false],
  ])
  const before = await read(moderator.client, one)
  expect((await release(one, 'joining')).status).toBe(201)
  expect(await why()).toEqual([
    ['The scar of ███.', false],
    ['The same scar.', false],
  ])
  const after = await read(moderator.client, one)
  expect(after).toMatchObject({ caseVersion: before.caseVersion })
  expect(after.version).toBeGreaterThan(before.version)
})

test('[P7, K5] why a mark was mended is withheld where it says the name, and released like the rest', async () => {
  const one = await aWithheld(await living())
  const { sightings } = await visitor.done(getSubject, { params: { subjectId: one.subjectId } })
  const [{ id: sightingId, stillId, region, version }] = sightings as [(typeof sightings)[number]]
  const body = {
    region: { ...region, w: region.w + 1 },
    version,
    reasons: 'The chin of Quillfeather.',
  }
  await moderator.client.done(mendSighting, { params: { stillId, sightingId }, body })
  const why = async () =>
    (await visitor.done(listChanges, { query: { stillId } })).items.map(({ reasons, withheld }) => [
      reasons,
      withheld,
    ])
  expect(await why()).toEqual([[null, true]])
  expect((await release(one, 'marking')).status).toBe(201)
  expect(await why()).toEqual([['The chin of ███.', false]])
})

test('[P7] what is released is the text itself with stretches covered, by a moderator without a part', async () => {
  const one = await aWithheld(await living())
  const other = await release(one, 'reasons', () => 'He stood beside me.')
  expect(other.status).toBe(400)
  expect(other.body).toMatchObject({ errors: [{ path: 'text' }] })
  const own = await anIdentification(moderator, { name })
  expect((await release(own, 'reasons')).body).toMatchObject({ code: 'interest.own' })
  const { case: desk } = await read(moderator.client, one)
  await moderator.client.done(editPerson, {
    params: { personId: one.person.id as never },
    body: { otherNames: ['Beside'] },
  })
  const stale = await moderator.client.call(releaseText, {
    params: params(one),
    body: {
      textId: desk?.heldTexts[0]?.id as never,
      heldNames: desk?.heldNames ?? '',
      text: desk?.heldTexts[0]?.covered ?? '',
    },
  })
  expect(stale.body).toMatchObject({ status: 409, code: 'decision.stale' })
})

test('[P7] a text around a rival whose name is public is withheld where it holds a part of the withheld one, with a particle too', async () => {
  const subject = await aSubject(proposer)
  const dead = await aPerson(moderator, { name: 'John Malloy' })
  const person = await living()
  const rival = await anIdentification(proposer, { subject, person: dead })
  await proposer.client.done(giveEvidence, { params: params(rival), body: contrary() })
  for (const text of ['It was Quillfeather’s ear.', '철수가 여기 있었다.'])
    await proposer.client.done(giveEvidence, {
      params: params(rival),
      body: { ...contrary(), text },
    })
  const texts = async () => (await read(visitor, rival)).evidence.map(({ text }) => text)
  expect((await texts()).every(Boolean)).toBe(true)
  const one = await anIdentification(proposer, { subject, person })
  expect((await texts()).map((text) => text !== null)).toEqual([true, true, false, false])
  await release(rival, 'text')
  expect((await texts())[2]).toBe('It was ███ ear.')
  await moderator.client.done(editPerson, {
    params: { personId: one.person.id as never },
    body: { consent: 'His daughter, 2026' },
  })
  expect(await texts()).toEqual([
    'He stood beside me at the roll call.',
    'His ears were other ears.',
    'It was Quillfeather’s ear.',
    '철수가 여기 있었다.',
  ])
})

test('[P4] around a public name visitors read of relatives the kind alone, none of their names, and no service number', async () => {
  const person = await aPerson(moderator, { name: 'John Malloy', serviceNumber: 'RA 12-345-678' })
  const niece = await aContributor(server, { name: 'Ruth Malloy' })
  const one = await niece.client.done(propose, {
    params: { subjectId: (await aSubject(proposer)).id },
    body: { personId: person.id, basis: ['witness'], reasons: 'Ruth knew Malloy.', relative: true },
  })
  for (const given of [
    { class: 'family' as const, origin: 'Mary Smith, his sister', text: 'Malloy had these ears.' },
    { class: 'caption' as const, origin: 'A newsreel', text: 'Ask Ruth, or look for RA12345678.' },
  ])
    await proposer.client.done(giveEvidence, {
      params: params(one),
      body: { ...given, stance: 'for' },
    })
  const told = async (client: Client) => {
    const { evidence, proposals } = await read(client, one)
    return { by: proposals[0], items: evidence.slice(1) }
  }
  expect(await told(visitor)).toMatchObject({
    by: { by: null, giver: 'relative', reasons: null, withheld: true },
    items: [
      { origin: null, giver: 'relative', text: 'Malloy had these ears.', withheld: true },
      { origin: 'A newsreel', giver: 'contributor', text: null, withheld: true },
    ],
  })
  expect(await seen(visitor, one)).not.toMatch(/ruth|mary|smith|12-?345-?678/iu)
  expect((await told((await aContributor(server)).client)).items).toMatchObject([
    { origin: 'Mary Smith, his sister', withheld: false },
    { text: 'Ask Ruth, or look for RA12345678.', withheld: false },
  ])
  await release(one, 'reasons')
  await release(one, 'text')
  await release(one, 'origin', (text) => text.replace('Mary Smith', '███'))
  expect(await told(visitor)).toMatchObject({
    by: { reasons: '███ knew Malloy.' },
    items: [{ origin: '███, his sister', withheld: false }, { text: 'Ask ███, or look for ███.' }],
  })
})

test('[P7] a name that is withheld from now on withholds what was released before it', async () => {
  const subject = await aSubject(proposer)
  const one = await anIdentification(proposer, { subject, name })
  await release(one, 'reasons')
  expect((await read(visitor, one)).proposals[0]?.reasons).toContain('roll call')
  await anIdentification(proposer, { subject, name: 'Roland Beside' })
  expect((await read(visitor, one)).proposals[0]?.reasons).toBeNull()
})

test.each([
  { consent: 'His daughter, 2026' },
  { publishedLists: [{ title: 'An official list' }] },
  { died: '1951' },
  { born: '1901' },
])('[P4, P7] %j: all that shows the name changes at once, and watchers are told', async (known) => {
  const person = await living()
  const one = await aWithheld(person)
  const live = await goLive(visitor)
  await live.watch(`subject:${one.subjectId}`)
  const began = Date.now()
  await moderator.client.done(editPerson, { params: { personId: person.id }, body: known })
  await live.untilChanged('subject', ({ id, version }) => id === one.subjectId && version >= began)
  expect(await read(visitor, one)).toMatchObject({
    person: { name, withheld: false },
    proposals: [{ reasons, withheld: false }],
  })
  await moderator.client.done(editPerson, {
    params: { personId: person.id },
    body: { consent: null, publishedLists: [], died: null, born: null },
  })
  expect(await seen(visitor, one)).not.toMatch(/alder|quill|sister/iu)
})

test('[P4, P7] whose hundredth birthday comes is told of to watchers, though nobody writes it', async () => {
  const today = new Date()
  today.setUTCFullYear(today.getUTCFullYear() - 100)
  const one = await aWithheld(await living({ born: today.toISOString().slice(0, 10) }))
  const live = await goLive(visitor)
  await live.watch(`subject:${one.subjectId}`)
  const began = Date.now()
  await startWorker({ dataDir: server.dataDir })
  await live.untilChanged('subject', ({ id, version }) => id === one.subjectId && version >= began)
  expect((await read(visitor, one)).person).toMatchObject({ name, withheld: false })
})
