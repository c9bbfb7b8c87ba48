import { decide } from '@rollcall/contract/cases.ts'
import { getDesk } from '@rollcall/contract/desk.ts'
import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import {
  type Exclusion,
  listExclusions,
  listPersonExclusions,
  raiseExclusion,
  ruleExclusion,
} from '@rollcall/contract/exclusions.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { type FlaggedText, type TextKind, textKinds } from '@rollcall/contract/flaggedTexts.ts'
import { getFlag, hideFlagged, raiseFlag, resolveFlag } from '@rollcall/contract/flags.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
  listIdentifications,
  propose,
} from '@rollcall/contract/identifications.ts'
import { addSighting, describeSighting, mendSighting } from '@rollcall/contract/marks.ts'
import { listReplies, publishReply, writeReply } from '@rollcall/contract/replies.ts'
import { search } from '@rollcall/contract/search.ts'
import { getStill, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { said } from '../cases/noPrisonerWorld.ts'
import { caption, params, ruleOn, witness } from '../cases/world.ts'
import { aPerson, aSubject } from '../factories/cases.ts'
import { replyGiven } from '../factories/replies.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let visitor: Client
let by: Account
let giver: Account
let first: Account
let second: Account
let still: Still
let confirmed: Man
let guard: Man
beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  by = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
  still = await aStill(by, { width: 640, height: 480 })
  confirmed = await aConfirmedMan()
  guard = await aGuard()
})

/** One word that is nowhere else. */
const word = (kind: TextKind) => `Quillon${kind.replace('-', '')}`
const words = (kind: TextKind) => `She wrote ${word(kind)} here.`
const reasons = (kind: TextKind) => ({ reasons: words(kind) })
/** Elsewhere nothing is said that matters. */
const plain = { reasons: 'It was looked at.' }

interface Man {
  readonly id: string
  readonly personId: string | null
  /** Who has written what can be flagged, and where that is. */
  readonly texts: Partial<Record<TextKind, { about: FlaggedText; by: Account }>>
}

const of = ({ id }: { id: string }) => ({ subjectId: id as never })
const mark = async (x: number) =>
  by.client.done(addSighting, {
    params: { stillId: still.id },
    body: { region: { x, y: 40, w: 90, h: 110 } },
  })

/** Around him stands every kind of text but why somebody is no prisoner. */
const aConfirmedMan = async (): Promise<Man> => {
  const marked = await mark(40)
  const man = marked.subject
  const person = await aPerson(first, { name: 'Amos Pell' })
  const sighting = marked.sighting
  const one = { stillId: still.id, sightingId: sighting.id }
  const region = { ...sighting.region, x: sighting.region.x + 2 }
  await first.client.done(mendSighting, {
    params: one,
    body: { region, version: 0, ...reasons('change') },
  })
  await by.client.done(describeSighting, {
    params: one,
    body: { version: 1, clues: [{ kind: 'cap', note: words('clue') }] },
  })
  await second.client.done(mergeSubject, {
    params: of(await aSubject(by)),
    body: { into: man.id, ...reasons('joining') },
  })
  const proposed = await by.client.done(propose, {
    params: of(man),
    body: { personId: person.id, basis: ['family'], ...reasons('proposal') },
  })
  await given(proposed, caption())
  const strong = await given(proposed, { ...witness(), text: words('evidence') })
  const exclusion = await excluded(man)
  const { caseVersion } = await first.client.done(getIdentification, { params: params(proposed) })
  for (const { client } of [first, second])
    await client.done(decide, {
      params: params(proposed),
      body: { ruling: 'confirmed', caseVersion: caseVersion ?? 0, ...reasons('ruling') },
    })
  const reply = await first.client.done(writeReply, {
    params: params(proposed),
    body: { ...replyGiven, text: words('reply') } as never,
  })
  await second.client.done(publishReply, { params: { replyId: reply.id }, body: { public: true } })
  const now = await visitor.done(getIdentification, { params: params(proposed) })
  const { joined } = await visitor.done(getSubject, { params: of(man) })
  const changes = await visitor.done(listChanges, { query: of(man) })
  const mended = changes.items.find(({ what }) => what === 'sighting.mended')
  const evidenceId = strong.evidence.find(({ text }) => text === words('evidence'))?.id
  return {
    id: man.id,
    personId: person.id,
    texts: {
      evidence: { about: { kind: 'evidence', id: evidenceId as never }, by: giver },
      proposal: { about: { kind: 'proposal', id: now.id, at: at(now.proposals[0]) }, by },
      ruling: { about: { kind: 'ruling', id: now.id, at: at(now.history.at(-1)) }, by: second },
      exclusion: {
        about: { kind: 'exclusion', id: exclusion.id, at: at(exclusion.history[0]) },
        by: giver,
      },
      reply: { about: { kind: 'reply', id: reply.id }, by: first },
      joining: { about: { kind: 'joining', id: joined[0]?.id as never }, by: second },
      clue: { about: { kind: 'clue', id: sighting.id, clue: 'cap' }, by },
      change: { about: { kind: 'change', id: mended?.id as never }, by: first },
    },
  }
}

const at = (one: { readonly at: string } | undefined): string => one?.at ?? ''

const given = async (on: Identification, body: EvidenceBody) => {
  const now = await giver.client.done(giveEvidence, { params: params(on), body })
  return ruleOn(first.client, now.evidence.at(-1)?.id ?? '', 'admitted')
}

/** That he is somebody else was raised, and accepted. */
const excluded = async (man: { id: string }): Promise<Exclusion> => {
  const { id: personId } = await aPerson(first, { name: 'Roy Dunmore' })
  const raised = await giver.client.done(raiseExclusion, {
    params: of(man),
    body: { personId, ...reasons('exclusion') },
  })
  return first.client.done(ruleExclusion, {
    params: { exclusionId: raised.id },
    body: { ruling: 'accepted', ...plain },
  })
}

const aGuard = async (): Promise<Man> => {
  const man = await aSubject(by)
  await said(first, man, reasons('no-prisoner'))
  const { decidedNoPrisoner } = await said(second, man, plain)
  const about = { kind: 'no-prisoner', id: man.id as never } as const
  const then = at(decidedNoPrisoner?.rulings[0])
  return {
    ...{ id: man.id, personId: null },
    texts: { 'no-prisoner': { about: { ...about, at: then }, by: first } },
  }
}

const manWith = (kind: TextKind): Man => (kind === 'no-prisoner' ? guard : confirmed)
const textOf = (kind: TextKind) => {
  const found = manWith(kind).texts[kind]
  if (!found) throw new Error(`nobody wrote a text of the kind ${kind}`)
  return found
}

/** All that somebody reads around a man, in every way in which texts leave, as one text. */
const allThatReads = async (client: Client, kind: TextKind): Promise<string> => {
  const { id, personId } = manWith(kind)
  const ask = async <E extends Endpoint>(...asked: Parameters<typeof client.call<E>>) =>
    JSON.stringify((await client.call(...asked)).body)
  const file = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { cookie: client.cookie() } })
    return answer.text()
  }
  const answers = [
    ask(getSubject, { params: of({ id }) }),
    ask(listIdentifications, { params: of({ id }) }),
    ask(listExclusions, { params: of({ id }) }),
    ask(listChanges, { query: of({ id }) }),
    ask(listChanges, { query: { stillId: still.id } }),
    ask(getStill, { params: { stillId: still.id } }),
    ask(search, { query: { q: word(kind) } }),
    ...(['json', 'csv', 'jsonl'] as const).map((format) =>
      ask(exportConfirmed, { params: { format } }),
    ),
    ...['/api/exports/annotations', '/api/feed.atom', '/api/feed.json'].map(file),
    ...[`/subjects/${id}`, `/stills/${still.id}`].map(file),
  ]
  if (personId) answers.push(ask(listPersonExclusions, { params: { personId: personId as never } }))
  const { items } = await client.done(listIdentifications, { params: of({ id }) })
  for (const one of items) answers.push(ask(listReplies, { params: params(one) }))
  return (await Promise.all(answers)).join('\n')
}

const flag = async (about: FlaggedText): Promise<string> => {
  const body = { about, kind: 'privacy' as const, text: 'It tells where we live.' }
  const raised = await by.client.done(raiseFlag, { body })
  return 'id' in raised ? raised.id : ''
}
const hides = (flagId: string, hides: boolean) =>
  second.client.done(hideFlagged, { params: { flagId: flagId as never }, body: { hides } })
const actsOf = (act: string) => database.collection('audit').countDocuments({ act })

test.each(textKinds)(
  '[D3] [S2] a text of the kind “%s” is flagged, withheld on every surface from all but moderators and who wrote it, and given back',
  async (kind) => {
    const { about, by: writer } = textOf(kind)
    const stranger = await aContributor(server)
    const readers = [visitor, stranger.client]
    for (const reader of readers) expect(await allThatReads(reader, kind)).toContain(word(kind))
    const live = await goLive(visitor)
    await live.watch(`subject:${manWith(kind).id}`)
    const flagId = await flag(about)
    const asked = { params: { flagId: flagId as never } }
    expect((await first.client.done(getFlag, asked)).about).toMatchObject({
      ...{ kind, subjectId: manWith(kind).id },
      text: expect.stringContaining(word(kind)),
    })
    const desk = await first.client.done(getDesk, { query: { about: flagId } as never })
    expect(desk.items[0]?.man?.id).toBe(manWith(kind).id)
    const logged = await actsOf('text.hidden')
    await hides(flagId, true)
    expect(await actsOf('text.hidden')).toBeGreaterThan(logged)
    await live.untilChanged('subject')
    for (const reader of readers) expect(await allThatReads(reader, kind)).not.toContain(word(kind))
    expect(JSON.stringify(live.frames)).not.toContain(word(kind))
    // It stays stored, for whoever has to judge it and for who wrote it.
    for (const reader of [first.client, second.client, writer.client])
      expect(await allThatReads(reader, kind)).toContain(word(kind))
    expect((await first.client.done(getFlag, asked)).about).toMatchObject({
      text: expect.stringContaining(word(kind)),
    })
    await second.client.done(resolveFlag, {
      ...asked,
      body: { outcome: 'kept', text: 'It harms nobody.' },
    })
    expect(await actsOf('text.shown')).toBeGreaterThan(0)
    for (const reader of readers) expect(await allThatReads(reader, kind)).toContain(word(kind))
  },
  120_000,
)

test('[D3] [E2] what is withheld leaves in no profile', async () => {
  const kinds = ['evidence', 'proposal', 'ruling', 'exclusion', 'reply'] as const
  const asked = { profile: 'full', reason: 'A test reads all of it.' } as const
  const full = async () =>
    JSON.stringify(
      (await first.client.call(exportConfirmed, { params: { format: 'json' }, query: asked })).body,
    )
  const flags = await Promise.all(kinds.map((kind) => flag(textOf(kind).about)))
  const before = await full()
  const there = kinds.filter((kind) => before.includes(word(kind)))
  expect(there).toEqual(expect.arrayContaining(['evidence', 'ruling', 'exclusion', 'reply']))
  for (const flagId of flags) await hides(flagId, true)
  const after = await full()
  expect(there.filter((kind) => after.includes(word(kind)))).toEqual([])
  for (const flagId of flags) await hides(flagId, false)
  expect(await full()).toContain(word('exclusion'))
})

test('[D3] [X2] the same words go with each other: why an exclusion was accepted is also why the name was ruled out', async () => {
  const man = await aSubject(by)
  const person = await aPerson(first, { name: 'Carl Reston' })
  const named = await by.client.done(propose, {
    params: of(man),
    body: { personId: person.id, basis: ['family'], ...plain },
  })
  const { id: exclusionId } = await giver.client.done(raiseExclusion, {
    params: of(man),
    body: { personId: person.id, reasons: 'He was taller.' },
  })
  const why = 'Her letter of 12 May names the street.'
  const ruled = await first.client.done(ruleExclusion, {
    params: { exclusionId },
    body: { ruling: 'accepted', reasons: why },
  })
  const read = async () =>
    JSON.stringify([
      await visitor.done(listExclusions, { params: of(man) }),
      await visitor.done(getIdentification, { params: params(named) }),
    ])
  expect((await read()).split(why)).toHaveLength(3)
  const step = { kind: 'exclusion', id: exclusionId, at: at(ruled.history.at(-1)) } as const
  const flagId = await flag(step)
  await hides(flagId, true)
  expect(await read()).not.toContain(why)
  expect(await read()).toContain('He was taller.')
  const { version } = await visitor.done(getIdentification, { params: params(named) })
  await hides(flagId, false)
  expect((await read()).split(why)).toHaveLength(3)
  const after = await visitor.done(getIdentification, { params: params(named) })
  expect(after.version).toBeGreaterThan(version)
})

test('[D3] [K3] a note that is withheld stays so when its man is joined with another, and when they are taken apart', async () => {
  const on = await aStill(by)
  const man = await aSubject(by, { still: on })
  const { sightings } = await visitor.done(getSubject, { params: of(man) })
  const [seen] = sightings
  await by.client.done(describeSighting, {
    params: { stillId: on.id, sightingId: seen?.id as never },
    body: { version: 0, clues: [{ kind: 'wound', note: 'The scar his sister gave him.' }] },
  })
  const flagId = await flag({ kind: 'clue', id: seen?.id as never, clue: 'wound' })
  await hides(flagId, true)
  const into = await aSubject(by)
  const read = async () =>
    JSON.stringify([
      await visitor.done(getStill, { params: { stillId: on.id } }),
      await visitor.done(getSubject, { params: of(man) }),
      await visitor.done(listChanges, { query: { stillId: on.id } }),
    ])
  expect(await read()).not.toContain('sister')
  await first.client.done(mergeSubject, { params: of(man), body: { into: into.id, ...plain } })
  expect(await read()).not.toContain('sister')
  await first.client.done(unmergeSubject, { params: of(man) })
  expect(await read()).not.toContain('sister')
  await hides(flagId, false)
  expect((await read()).split('sister').length).toBeGreaterThan(2)
})

test('[D3] [S2] [A9] [P4] what is not for a visitor to see is not there to be flagged, nor read at a flag of his own', async () => {
  const { texts } = confirmed
  const reply = await first.client.done(writeReply, {
    params: { identificationId: texts.ruling?.about.id as never },
    body: replyGiven as never,
  })
  const refused = (about: FlaggedText) =>
    by.client.refused(raiseFlag, { body: { about, kind: 'other', text: 'It is wrong.' } })
  const then = { at: '2020-01-01T00:00:00.000Z' }
  for (const nothing of [
    { kind: 'reply', id: reply.id } as const,
    { kind: 'exclusion', id: texts.exclusion?.about.id as never, ...then } as const,
    { kind: 'no-prisoner', id: confirmed.id as never, ...then } as const,
    { kind: 'joining', id: confirmed.id as never } as const,
    { ...(texts.clue?.about as Extract<FlaggedText, { kind: 'clue' }>), clue: 'wound' } as const,
    { kind: 'change', id: 'a'.repeat(24) as never } as const,
  ])
    expect(await refused(nothing), nothing.kind).toMatchObject({ errors: [{ path: 'about.id' }] })
  const on = await aStill(by)
  const man = await aSubject(by, { still: on })
  await said(first, man, plain)
  const { decidedNoPrisoner } = await said(second, man, { reasons: 'He wears their star.' })
  const last = decidedNoPrisoner?.rulings.at(-1)
  const about = { kind: 'no-prisoner', id: man.id as never, at: at(last) } as const
  const page = () =>
    fetch(`${server.url}/flag?about=no-prisoner:${man.id}:${at(last)}`).then((one) => one.text())
  expect(await page()).toContain('He wears their star.')
  await flag(about)
  const restriction = { restricted: true, ...plain }
  await first.client.done(restrictStill, { params: { stillId: on.id }, body: restriction })
  expect(await page()).not.toContain('He wears their star.')
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
