import { randomUUID } from 'node:crypto'
import { getDesk } from '@rollcall/contract/desk.ts'
import {
  type Flagged,
  type FlagKind,
  getFlag,
  hideFlagged,
  listOwnFlags,
  openFlag,
  raiseFlag,
  resolveFlag,
} from '@rollcall/contract/flags.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { getPerson, listPeople } from '@rollcall/contract/people.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getStill, restrictStill } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { openThread } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, params, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aProof, aReceipt } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let visitor: Client
let contributor: Account
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  contributor = await aContributor(server)
  moderator = await aModerator(server)
})

const text = 'She is my mother, and she did not want to be seen.'
const about = (kind: Flagged['kind'], { id }: { id: string }) => ({ kind, id }) as never
const flagOn = (of: Flagged, kind: FlagKind = 'privacy') => ({ about: of, kind, text })

/** One that an account raised; gives its id. */
const raised = async (of: Flagged, kind?: FlagKind): Promise<string> => {
  const answer = await contributor.client.done(raiseFlag, { body: flagOn(of, kind) as never })
  return 'id' in answer ? answer.id : ''
}
const one = (flagId: string) => ({ params: { flagId } }) as never as { params: never }
const hides = (flagId: string, hides: boolean) =>
  moderator.client.done(hideFlagged, { ...one(flagId), body: { hides } })
const resolved = (flagId: string, outcome: 'acted' | 'kept') =>
  moderator.client.done(resolveFlag, { ...one(flagId), body: { outcome, text: 'We looked.' } })
const lastAct = async () =>
  (await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray())[0]

test('[D3] [T3] a visitor raises a flag as he sends a tip: with a key and a proof of work, for a receipt, by which he reads what came of it', async () => {
  const still = await aStill(contributor)
  const body = flagOn(about('still', still), 'rights') as never as object
  const send = (more: object, key?: string) =>
    visitor.call(raiseFlag, { body: { ...body, ...more } as never, ...(key && { key }) })
  const key = randomUUID()
  expect((await send({ challenge: await aProof(server) })).status).toBe(400)
  expect((await send({}, key)).body).toMatchObject({ code: 'challenge.refused' })
  const challenge = await aProof(server)
  const sent = await send({ challenge }, key)
  expect(sent.status).toBe(201)
  const { receipt } = sent.body as never as { receipt: string }
  expect(receipt.split(' ')).toHaveLength(12)
  expect((await send({}, key)).body).toEqual({ receipt })
  expect((await send({ challenge }, randomUUID())).body).toMatchObject({
    code: 'challenge.refused',
  })
  expect(await database.collection('flags').countDocuments({ maker: { $exists: true } })).toBe(1)
  const stored = await database.collection('flags').findOne({ text, kind: 'rights' })
  const read = () => visitor.done(openFlag, { body: { receipt: receipt.toUpperCase() } })
  expect(await read()).toMatchObject({ about: { id: still.id }, text, resolution: null })
  await resolved(String(stored?._id), 'acted')
  expect((await read()).resolution).toMatchObject({ outcome: 'acted', text: 'We looked.' })
  expect(JSON.stringify(await read())).not.toContain(moderator.name)
  for (const [endpoint, words] of [
    [openFlag, await aReceipt(server)],
    [openThread, receipt],
    [openFlag, receipt.replace(/^\w+/, 'zoo')],
  ] as const)
    expect((await visitor.refused(endpoint, { body: { receipt: words } })).code).toBe(
      'receipt.unknown',
    )
})

test('[D3] [S2] an account reads what came of its own flags, and nobody reads another’s', async () => {
  const id = await raised(about('subject', await aSubject(contributor)), 'wrong-man')
  await resolved(id, 'kept')
  const { items } = await contributor.client.done(listOwnFlags)
  expect(items[0]).toMatchObject({ id, kind: 'wrong-man', resolution: { outcome: 'kept' } })
  const other = await aContributor(server)
  expect((await other.client.done(listOwnFlags)).items).toEqual([])
  expect((await other.client.refused(getFlag, one(id))).code).toBe('forbidden')
  const nothing = flagOn(about('person', { id: 'a'.repeat(24) })) as never
  expect(await other.client.refused(raiseFlag, { body: nothing })).toMatchObject({
    errors: [{ path: 'about.id' }],
  })
})

test('[D3] [M5] privacy and taking down lead the desk; whatever else was flagged waits its turn, and what is resolved waits no more', async () => {
  const still = about('still', await aStill(contributor))
  await anIdentification(contributor)
  const ids = [await raised(still, 'spam'), await raised(still, 'take-down')]
  const privacy = await raised(still, 'privacy')
  const queue = async () => (await moderator.client.done(getQueue, { query: { limit: 100 } })).items
  const items = await queue()
  expect(items.slice(0, 2).map(({ id }) => id)).toEqual([ids[1], privacy])
  expect(items[0]).toMatchObject({ kind: 'flag', why: 'flag-hide-asked', about: { kind: 'still' } })
  expect(items.find(({ id }) => id === ids[0])).toMatchObject({ why: 'flag-raised' })
  const { waiting } = await moderator.client.done(getQueue, { query: { kind: 'flag' } })
  for (const id of [...ids, privacy]) await resolved(id, 'acted')
  expect((await queue()).filter(({ kind }) => kind === 'flag')).toHaveLength(waiting.flag - 3)
  for (const again of [
    moderator.client.refused(resolveFlag, {
      ...one(privacy),
      body: { outcome: 'kept', text: 'No.' },
    }),
    moderator.client.refused(hideFlagged, { ...one(privacy), body: { hides: true } }),
  ])
    expect((await again).code).toBe('flag.resolved')
})

test('[D3] [A9] [M6] one press hides a still, or the stills of a man, until it is resolved, and each press stands in the log', async () => {
  const still = await aStill(contributor)
  const man = await aSubject(contributor)
  const seen = async (id: string) =>
    (await visitor.call(getStill, { params: { stillId: id as never } })).status
  const { sightings } = await visitor.done(getSubject, { params: { subjectId: man.id } })
  const [ofMan] = sightings.map(({ still }) => still.id)
  for (const [of, id] of [
    [about('still', still), still.id],
    [about('subject', man), ofMan ?? ''],
  ] as const) {
    const flag = await raised(of)
    expect(await hides(flag, true)).toMatchObject({ hides: true, can: { hide: true } })
    expect(await lastAct()).toMatchObject({ act: 'flag.hidden' })
    expect(await seen(id)).toBe(404)
    await hides(flag, false)
    expect(await seen(id)).toBe(200)
    await hides(flag, true)
    await resolved(flag, 'kept')
    expect(await lastAct()).toMatchObject({ act: 'flag.kept' })
    expect(await seen(id)).toBe(200)
  }
  expect(JSON.stringify(await lastAct())).not.toContain('looked')
})

test('[D3] what another flag hides, or a moderator has restricted, is not shown by what is resolved', async () => {
  const [one, other] = [await aStill(contributor), await aStill(contributor)]
  const status = async ({ id }: { id: string }) =>
    (await visitor.call(getStill, { params: { stillId: id as never } })).status
  const two = [await raised(about('still', one)), await raised(about('still', one), 'take-down')]
  for (const id of two) await hides(id, true)
  await resolved(two[0] ?? '', 'kept')
  expect(await status(one)).toBe(404)
  await resolved(two[1] ?? '', 'kept')
  expect(await status(one)).toBe(200)
  const set = { restricted: true, reasons: 'The archive asked for it.' }
  await moderator.client.done(restrictStill, { params: { stillId: other.id }, body: set })
  const flag = await raised(about('still', other))
  await hides(flag, true)
  await resolved(flag, 'kept')
  expect(await status(other)).toBe(404)
})

test('[D3] [P4] a person’s name is withheld and a portrait taken off by one press, for as long as the flag stands', async () => {
  const person = await aPortrait(moderator, await aPerson(moderator, { name: 'Ivo Quarrington' }))
  const params = { personId: person.id }
  const read = () => visitor.done(getPerson, { params })
  const found = async () =>
    (await visitor.done(listPeople, { query: { q: 'Quarrington' } })).items.length
  expect([(await read()).name, await found()]).toEqual(['Ivo Quarrington', 1])
  const flag = await raised(about('person', person))
  await hides(flag, true)
  expect([(await read()).name, (await read()).withheld, await found()]).toEqual([null, true, 0])
  expect((await moderator.client.done(getPerson, { params })).name).toBe('Ivo Quarrington')
  await resolved(flag, 'kept')
  expect([(await read()).name, await found()]).toEqual(['Ivo Quarrington', 1])
  const portrait = {
    kind: 'portrait',
    id: (await read()).portraits[0]?.id ?? ('' as never),
  } as const
  const ofPortrait = await raised(portrait, 'take-down')
  expect(await moderator.client.done(getFlag, one(ofPortrait))).toMatchObject({
    about: { kind: 'portrait', personId: person.id },
  })
  await hides(ofPortrait, true)
  expect((await read()).portraits).toEqual([])
  await resolved(ofPortrait, 'acted')
  expect((await read()).portraits).toEqual([])
  // What stays hidden is shown again at the flag.
  expect(await hides(ofPortrait, false)).toMatchObject({ hides: false, can: { hide: false } })
  expect((await read()).portraits).toHaveLength(1)
  await moderator.client.done(correctPortrait, {
    ...{ params: { ...params, portraitId: portrait.id }, body: { takenOff: true } },
  })
  expect((await contributor.client.done(listOwnFlags)).items[0]).toMatchObject({ about: null })
})

test('[D3] a mark that is flagged leads neither the wall nor its man until each of its flags is resolved, if there is another picture of him', async () => {
  const [still, other] = [await aStill(contributor), await aStill(contributor)]
  const mark = (on: { id: string }, w: number, rest: object = {}) =>
    contributor.client.done(addSighting, {
      params: { stillId: on.id as never },
      body: { region: { x: 20, y: 20, w, h: w }, ...rest },
    })
  const large = await mark(still, 80)
  const { id: subjectId } = large.subject
  const small = await mark(other, 40, { subjectId })
  const leads = async () => {
    const { items } = await visitor.done(listSubjects, { query: { subjectId } })
    const { sightings } = await visitor.done(getSubject, { params: { subjectId } })
    return [items[0]?.portrait.id, sightings[0]?.id, sightings.length]
  }
  expect(await leads()).toEqual([large.sighting.id, large.sighting.id, 2])
  const live = await goLive(visitor)
  await live.watch('wall')
  const flags = [await raised(about('sighting', large.sighting), 'other')]
  await live.untilChanged('subject')
  flags.push(await raised(about('sighting', large.sighting), 'wrong-man'))
  expect(await leads()).toEqual([small.sighting.id, small.sighting.id, 2])
  await resolved(flags[0] ?? '', 'acted')
  expect(await leads()).toEqual([small.sighting.id, small.sighting.id, 2])
  await resolved(flags[1] ?? '', 'kept')
  expect(await leads()).toEqual([large.sighting.id, large.sighting.id, 2])
  for (const { sighting } of [large, small]) await raised(about('sighting', sighting), 'other')
  expect(await leads()).toEqual([large.sighting.id, large.sighting.id, 2])
})

test('[D3] [P7] a single text is flagged and withheld by one press: evidence with all that came with it, the reasons of a proposal or of a ruling', async () => {
  const person = await aPerson(moderator)
  const made = await anIdentification(contributor, { person })
  const other = await aModerator(server)
  const giver = await aContributor(server)
  const given = await admitted(giver, other, made, witness())
  await ruled(other.client, given, 'ruled-out')
  const read = (client: Client) => client.done(getIdentification, { params: params(made) })
  const [proposal, evidence, turn] = [
    (await read(visitor)).proposals[0],
    (await read(visitor)).evidence[1],
    (await read(visitor)).history[0],
  ]
  const shown = async () => {
    const { proposals, evidence, history } = await read(visitor)
    return {
      reasons: proposals[0]?.reasons,
      text: evidence[1]?.text,
      knewHim: evidence[1]?.knewHim,
      ruling: history[0]?.reasons,
    }
  }
  const before = await shown()
  expect(Object.values(before).every(Boolean)).toBe(true)
  const version = (await read(visitor)).version
  const flags = {
    proposal: await raised({ kind: 'proposal', id: made.id, at: proposal?.at ?? '' }),
    evidence: await raised(about('evidence', { id: evidence?.id ?? '' }), 'disrespect'),
    ruling: await raised({ kind: 'ruling', id: made.id, at: turn?.at ?? '' }),
  }
  expect(await moderator.client.done(getFlag, one(flags.ruling))).toMatchObject({
    about: { kind: 'ruling', subjectId: made.subjectId, text: 'The evidence carries it.' },
  })
  const desk = await moderator.client.done(getDesk, { query: { about: flags.ruling } as never })
  expect(desk.items[0]?.items.map(({ kind }) => kind)).toContain('flag')
  expect(desk.items[0]?.man?.id).toBe(made.subjectId)
  await hides(flags.proposal, true)
  expect(await shown()).toEqual({ ...before, reasons: null })
  expect((await read(visitor)).proposals[0]?.withheld).toBe(true)
  await hides(flags.evidence, true)
  await hides(flags.ruling, true)
  expect(await shown()).toEqual({ reasons: null, text: null, knewHim: undefined, ruling: null })
  expect((await read(visitor)).version).toBeGreaterThan(version)
  // Whoever wrote it goes on reading it, and moderators do; other contributors do not, whatever else they read.
  const { proposals, history } = await read(giver.client)
  expect([proposals[0]?.reasons, history[0]?.reasons]).toEqual([null, null])
  expect((await read(moderator.client)).history[0]?.reasons).toBe(before.ruling)
  expect((await read(giver.client)).evidence[1]?.text).toBe(before.text)
  expect(await lastAct()).toMatchObject({ act: 'flag.hidden' })
  for (const id of Object.values(flags)) await resolved(id, 'kept')
  expect(await shown()).toEqual(before)
  const nothing = { kind: 'ruling', id: made.id, at: '2020-01-01T00:00:00.000Z' } as never
  expect(
    await contributor.client.refused(raiseFlag, { body: flagOn(nothing) as never }),
  ).toMatchObject({ errors: [{ path: 'about.id' }] })
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
