import { castVote, openTally } from '@rollcall/contract/cases.ts'
import { claimItem, releaseItem } from '@rollcall/contract/claims.ts'
import { type DeskMan, getDesk, getOwnDesk } from '@rollcall/contract/desk.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { getQueue, type QueueItem, queueKinds } from '@rollcall/contract/queue.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { answerTip, dismissTip } from '@rollcall/contract/tipDesk.ts'
import { answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, contrary, ruled, ruleOn, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aReceipt, newestTip, type TipAsked } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'

let server: Server
let proposer: Account
let giver: Account
let first: Account
let second: Account
beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
})

const params = ({ id }: { id: string }) => ({ identificationId: id })
const queueOf = async ({ client }: Account, kind?: QueueItem['kind']) =>
  (await client.done(getQueue, { query: { limit: 100, ...(kind && { kind }) } })).items
/** What waits in one case, as somebody sees it. */
const waiting = async (by: Account, { id }: { id: string }) =>
  (await queueOf(by)).flatMap((item) =>
    'identificationId' in item && item.identificationId === id ? [item] : [],
  )
const whys = async (by: Account, one: { id: string }) =>
  (await waiting(by, one)).map(({ why }) => why).toSorted()

/** Proposed because of a caption, which is weighed before anything else happens. */
const weighed = async (): Promise<Identification> => {
  const subject = await aSubject(proposer)
  const person = await aPerson(first)
  const made = await proposer.client.done(propose, {
    params: { subjectId: subject.id },
    body: { personId: person.id, basis: ['circumstance'], reasons: 'Few men are left.' },
  })
  return ruleOn(first.client, made.evidence[0]?.id ?? '', 'dismissed')
}

const given = (identification: { id: string }, body = witness()) =>
  giver.client.done(giveEvidence, { params: params(identification), body })

test('[M5] open evidence waits, and is gone when it was ruled on', async () => {
  const made = await anIdentification(proposer)
  const [item, ...more] = await waiting(first, made)
  expect(more).toEqual([])
  expect(item).toMatchObject({
    id: made.evidence[0]?.id,
    kind: 'evidence',
    why: 'evidence-for',
    evidenceId: made.evidence[0]?.id,
    person: { name: 'John Doe' },
    score: { total: 10, parts: [{ what: 'knew-him' }, { what: 'waiting', points: 0 }] },
    claim: null,
    can: { claim: true, act: true },
  })
  expect(item?.portrait?.subjectId).toBe(made.subjectId)
  await ruleOn(first.client, made.evidence[0]?.id ?? '', 'dismissed')
  expect(await waiting(first, made)).toEqual([])
})

test('[M5] a name comes to the desk as its evidence comes near to a ruling, reaches it, and is signed', async () => {
  const one = await weighed()
  expect(await whys(first, one)).toEqual([])
  await admitted(giver, first, one, witness())
  expect(await whys(first, one)).toEqual(['near'])
  const ready = await admitted(giver, first, one, caption())
  expect(await whys(first, one)).toEqual(['ready-confirmed'])
  await ruled(first.client, ready, 'confirmed')
  expect(await whys(second, one)).toEqual(['second-signature'])
  // Who has signed may take it in hand again, and is not led there: it is another's to agree.
  expect(await waiting(second, one)).toMatchObject([{ can: { claim: true, act: true } }])
  expect(await waiting(first, one)).toMatchObject([{ can: { claim: true, act: false } }])
  await given(one, contrary())
  expect(await whys(second, one)).toEqual(['evidence-against', 'ready-probable'])
  const anew = { can: { claim: true, act: true } }
  expect(await waiting(first, one)).toMatchObject([anew, anew])
})

test('[M5, M3] what was contradicted waits as reopened, before all evidence that speaks for a name', async () => {
  const one = await weighed()
  await admitted(giver, first, one, witness())
  const ready = await admitted(giver, first, one, caption())
  await ruled(first.client, ready, 'probable')
  await admitted(giver, first, one, contrary())
  expect(await waiting(first, one)).toMatchObject([{ kind: 'reopened', why: 'reopened' }])
  await anIdentification(proposer)
  const order = await queueOf(first)
  const place = order.findIndex(({ id }) => id === one.id)
  expect(place).toBeLessThan(order.findIndex(({ why }) => why === 'evidence-for'))
})

test('[M5] the highest score comes first, page by page, of every kind or of one; bad cursors are told', async () => {
  await given(await anIdentification(proposer), contrary())
  const seen: QueueItem[] = []
  let cursor: string | null = null
  do {
    const page: { items: QueueItem[]; nextCursor: string | null } = await first.client.done(
      getQueue,
      { query: { limit: 2, ...(cursor && { cursor }) } },
    )
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  const totals = seen.map(({ score }) => score.total)
  expect(totals).toEqual(totals.toSorted((a, b) => b - a))
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  const { waiting: counts } = await first.client.done(getQueue)
  for (const kind of queueKinds) {
    const some = await queueOf(first, kind)
    expect(some.map(({ id }) => id)).toEqual(seen.filter((x) => x.kind === kind).map((x) => x.id))
    expect(counts[kind]).toBe(some.length)
  }
  for (const query of [{ cursor: 'x' }, { kind: 'vote' }]) {
    const refused = await first.client.refused(getQueue, { query: query as never })
    expect(refused.errors?.[0]?.path).toBe(Object.keys(query)[0])
  }
})

test('[M5, K3] what was proposed for a man who is joined with another waits with him, and once', async () => {
  const person = await aPerson(first)
  const [one, other] = [await aSubject(proposer), await aSubject(proposer)]
  const older = await anIdentification(proposer, { subject: one, person })
  const younger = await anIdentification(proposer, { subject: other, person })
  for (const of of [older, younger]) await admitted(giver, first, of, caption())
  expect([await whys(first, older), await whys(first, younger)]).toEqual([
    ['evidence-for', 'near'],
    ['evidence-for', 'near'],
  ])
  await first.client.done(mergeSubject, {
    params: { subjectId: other.id },
    body: { into: one.id, reasons: 'One man, seen twice.' },
  })
  expect(await waiting(first, younger)).toEqual([])
  const { items, waiting: counts } = await first.client.done(getQueue, { query: { limit: 100 } })
  expect(items).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count))
})

const deskOf = async (query: { limit?: number; kind?: QueueItem['kind']; about?: string } = {}) => {
  const men: DeskMan[] = []
  let cursor: string | null = null
  do {
    const page: { items: DeskMan[]; nextCursor: string | null } = await first.client.done(getDesk, {
      query: { limit: 100, ...query, ...(cursor && { cursor }) } as never,
    })
    men.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return men
}

test('[M5, K3] the desk is the queue man by man: each once, where what presses most about him stands, with his tips, whomever he is joined with', async () => {
  const [one, other] = [await aSubject(proposer), await aSubject(proposer)]
  const made = await anIdentification(proposer, { subject: one })
  await given(made, contrary())
  await aReceipt(server, { about: { kind: 'subject', id: other.id }, how: 'He was my teacher.' })
  const tipId = await newestTip()
  const kindsOf = (man: DeskMan | undefined) => man?.items.map(({ kind }) => kind)
  const found = async (id: string) => (await deskOf()).find((man) => man.id === id)
  expect(kindsOf(await found(one.id))).toEqual(['evidence', 'evidence'])
  expect(await found(other.id)).toMatchObject({ man: { number: other.number }, more: 0 })
  await first.client.done(mergeSubject, {
    params: { subjectId: other.id },
    body: { into: one.id, reasons: 'One man, seen twice.' },
  })
  const man = await found(one.id)
  expect(kindsOf(man)?.toSorted()).toEqual(['evidence', 'evidence', 'tip'])
  expect(man?.items[0]).toMatchObject({ why: 'evidence-against' })
  expect(man?.portrait).not.toBeNull()
  expect(await found(other.id)).toBeUndefined()
  // Whatever a frame names of him leads to all that waits about him, gone from the desk or not.
  for (const about of [one.id, other.id, made.id, tipId])
    expect((await deskOf({ about })).map(({ id }) => id)).toEqual([one.id])
  await first.client.done(dismissTip, { params: { tipId }, body: { reasons: 'Another film.' } })
  expect(kindsOf((await deskOf({ about: tipId }))[0])).toEqual(['evidence', 'evidence'])
})

test('[M5] page by page the desk has every item of the queue once, the men in the order of their first, of every kind or of one', async () => {
  await aReceipt(server, { how: 'About nobody.' })
  const queue = await queueOf(first)
  const men = await deskOf({ limit: 2 })
  expect(men.flatMap(({ items }) => items.map(({ id }) => id)).toSorted()).toEqual(
    queue.map(({ id }) => id).toSorted(),
  )
  expect(new Set(men.map(({ id }) => id)).size).toBe(men.length)
  const places = men.map(({ items }) => queue.findIndex(({ id }) => id === items[0]?.id))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(men.some(({ man, items }) => man === null && items.length === 1)).toBe(true)
  for (const kind of queueKinds) {
    const some = (await deskOf({ kind })).flatMap(({ items }) => items)
    expect(some.map(({ id }) => id).toSorted()).toEqual(
      (await queueOf(first, kind)).map(({ id }) => id).toSorted(),
    )
  }
  const refused = await first.client.refused(getDesk, { query: { cursor: 'x' } as never })
  expect(refused.errors?.[0]?.path).toBe('cursor')
})

test('[M5] what came since a moderator last looked is told him, the newest first, and what he has in hand', async () => {
  const before = new Date().toISOString()
  const own = async (by: Account, since?: string) =>
    by.client.done(getOwnDesk, { query: since ? { since } : {} })
  const older = await anIdentification(proposer)
  const newer = await anIdentification(proposer)
  const { fresh, moreFresh } = await own(first, before)
  expect(fresh.map(({ id }) => id)).toEqual([newer, older].map(({ evidence: [item] }) => item?.id))
  expect(moreFresh).toBe(0)
  expect((await own(first)).fresh).toEqual([])
  await first.client.done(claimItem, { params: { itemId: older.id as never }, body: {} })
  const inHand = async (by: Account) => (await own(by)).inHand
  expect(await inHand(first)).toMatchObject([{ identificationId: older.id, claim: { mine: true } }])
  expect(await inHand(second)).toEqual([])
  await first.client.done(releaseItem, { params: { itemId: older.id as never } })
  expect(await inHand(first)).toEqual([])
})

test('[M5] a proposal that nobody rules on comes after so many days, by a setting', async () => {
  const one = await weighed()
  const patient = first.client
  const hasty = await startServer({
    dataDir: server.dataDir,
    env: { ROLLCALL_QUEUE_LONG_DAYS: '0' },
  })
  const at = { ...first, client: patient.at(hasty.url) }
  expect(await whys(at, one)).toEqual(['waits-long'])
  expect(await whys(first, one)).toEqual([])
})

test('[M5, M2] whoever has a part in a case sees it in the queue and may not claim it', async () => {
  const one = await anIdentification(first)
  expect((await waiting(first, one))[0]?.can).toEqual({ claim: false, act: false })
  expect((await waiting(second, one))[0]?.can).toEqual({ claim: true, act: true })
})

test('[M5] a tip waits until something is made of it; it can be claimed, and one that is not answered presses more', async () => {
  await aReceipt(server, { who: 'Peter Poe' })
  const tipId = await newestTip()
  const tip = async () => (await queueOf(first, 'tip')).find(({ id }) => id === tipId)
  expect(await tip()).toMatchObject({
    kind: 'tip',
    why: 'tip-unanswered',
    who: 'Peter Poe',
    score: { total: 10, parts: [{ what: 'unanswered', points: 10 }, { what: 'waiting' }] },
    claim: null,
  })
  await first.client.done(claimItem, { params: { itemId: tipId }, body: {} })
  expect((await tip())?.claim).toMatchObject({ by: first.name, mine: true })
  await first.client.done(answerTip, { params: { tipId }, body: { text: 'Thank you.' } })
  expect(await tip()).toMatchObject({ why: 'tip-undecided', score: { total: 0 } })
  await first.client.done(dismissTip, { params: { tipId }, body: { reasons: 'Another film.' } })
  expect(await tip()).toBeUndefined()
})

test('[M5] a tip about a man, or about a mark of him, shows him; one about his still shows nobody', async () => {
  const subject = await aSubject(proposer)
  const params = { subjectId: subject.id }
  const [sighting] = (await first.client.done(getSubject, { params })).sightings
  const shown = async (about: TipAsked['about']) => {
    await aReceipt(server, { about, how: `About ${about?.kind}.` })
    const tipId = await newestTip()
    return (await queueOf(first, 'tip')).find(({ id }) => id === tipId)?.portrait ?? null
  }
  const his = { subjectId: subject.id, region: sighting?.region }
  expect(await shown({ kind: 'subject', id: subject.id })).toMatchObject(his)
  expect(await shown({ kind: 'sighting', id: sighting?.id ?? '' })).toMatchObject(his)
  expect(await shown({ kind: 'still', id: sighting?.stillId ?? '' })).toBeNull()
})

test('[V2, M5] the queue of who has not opened the tally stays the same to the byte, whatever is answered', async () => {
  const seed = seedFor('queue-blind')
  const subject = await aSubject(proposer)
  const names = ['John Doe', 'Richard Roe', 'Peter Poe']
  const cases: Identification[] = []
  for (const name of names) cases.push(await anIdentification(proposer, { subject, name }))
  await admitted(giver, first, cases[0] as Identification, caption())
  const probable = await admitted(giver, first, cases[0] as Identification, witness())
  await ruled(first.client, probable, 'probable')
  const opener = await aModerator(server)
  const read = async ({ client }: Account) =>
    JSON.stringify((await client.call(getQueue, { query: { limit: 100 } })).body)
  const before = await read(second)
  const voters = await Promise.all(Array.from({ length: 7 }, () => aContributor(server)))
  const votes = fc.record({
    on: fc.nat({ max: names.length - 1 }),
    who: fc.nat({ max: voters.length - 1 }),
    answer: fc.constantFrom(...answers),
  })
  for (const { on, who, answer } of fc.sample(votes, { seed, numRuns: 40 }))
    await voters[who]?.client.done(castVote, {
      params: params(cases[on] as Identification),
      body: { answer, reason: 'Looked again.' },
    })
  for (const { client } of voters)
    await client.done(castVote, {
      params: params(cases[1] as Identification),
      body: { answer: 'same-sure', reason: 'I am sure now.' },
    })
  await opener.client.done(openTally, {
    params: params(cases[1] as Identification),
    body: { reasons: 'The answers were doubted.' },
  })
  expect(await read(second)).toBe(before)
  expect(await read(opener)).toBe(before)
})

test('[M5] a worker files what waits, also what was there before there was a queue', async () => {
  const made = await anIdentification(proposer)
  await database.collection('queue').deleteMany({})
  await database.collection('outbox').updateMany({}, { $set: { done: true } })
  expect(await waiting(first, made)).toEqual([])
  await startWorker({ dataDir: server.dataDir })
  const ids = async () => (await waiting(first, made)).map(({ id }) => id)
  await expect.poll(ids).toEqual([made.evidence[0]?.id])
})
