import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { listComparisons } from '@rollcall/contract/comparisons.ts'
import { getFeed } from '@rollcall/contract/feed.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { propose } from '@rollcall/contract/identifications.ts'
import { addPerson } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { decideSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { countSubjects, getTotals } from '@rollcall/contract/wall.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { isOnWall, of, page, said, say, statuses } from './noPrisonerWorld.ts'

let server: Server
let proposer: Account
let giver: Account
let first: Account
let second: Account
let third: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
  third = await aModerator(server)
})

/** Decided by two. */
const decided = async (man: { id: string }) => {
  await said(first, man)
  return said(second, man)
}

test('[M9] he leaves the wall, its counts, Help compare and the pool; who asks for such men, or for his number, finds him', async () => {
  const man = await aSubject(proposer)
  const person = await aPortrait(first, await aPerson(first))
  const name = await anIdentification(proposer, { subject: man, person })
  const visitor = aVisitor(server)
  const asks = async () =>
    (await giver.client.done(listComparisons, { query: { limit: 20 } })).items.some(
      ({ identification }) => identification.id === name.id,
    )
  await expect.poll(asks, { timeout: 60_000 }).toBe(true)
  const counts = () => visitor.done(countSubjects, { query: { limit: 10 } as never })
  const was = await counts()
  const totals = await visitor.done(getTotals, {})
  expect((await visitor.call(getPool, { params: of(man), query: {} as never })).status).toBe(200)
  await decided(man)
  for (const query of [
    {},
    { standing: 'nobody' },
    { named: 'no' },
    { subjectId: man.id },
    { order: 'date' },
  ])
    expect(await isOnWall(visitor, man, query), JSON.stringify(query)).toBe(false)
  for (const query of [{ standing: 'no-prisoner' }, { number: man.number }])
    expect(await isOnWall(visitor, man, query), JSON.stringify(query)).toBe(true)
  await expect.poll(counts, { timeout: 60_000 }).toMatchObject({
    men: was.men - 1,
    standing: { 'no-prisoner': was.standing['no-prisoner'] + 1 },
  })
  expect((await visitor.done(getTotals, {})).unknown).toBe(totals.unknown - 1)
  expect(await asks()).toBe(false)
  expect(await visitor.call(getPool, { params: of(man), query: {} as never })).toMatchObject({
    status: 409,
    body: { code: 'subject.no-prisoner' },
  })
})

test('[M9] men are joined where both are no prisoners or neither is; taken apart each is what he was', async () => {
  const [one, other, plain] = [
    await aSubject(proposer),
    await aSubject(proposer),
    await aSubject(proposer),
  ]
  const person = await aPerson(third)
  await anIdentification(proposer, { subject: one, person })
  await anIdentification(giver, { subject: other, person })
  await decided(one)
  const join = (man: { id: string }, into: { id: string }) =>
    third.client.call(mergeSubject, {
      params: of(man),
      body: { into: into.id, reasons: 'The same scar.' } as never,
    })
  expect(await join(one, plain)).toMatchObject({
    status: 409,
    body: { code: 'subject.no-prisoner' },
  })
  expect((await join(plain, one)).status).toBe(409)
  await decided(other)
  expect(await join(one, other)).toMatchObject({ status: 200, body: { noPrisoner: 'guard' } })
  // Two of one person come back as one.
  await said(third, other, { ruling: 'prisoner' })
  expect(await statuses(first, other)).toEqual(['proposed'])
  // Decided of both together, it is said of each: what had gone into one name is ruled out too.
  await decided(other)
  await third.client.done(unmergeSubject, { params: of(one) })
  for (const man of [one, other]) {
    expect(await page(third.client, man)).toMatchObject({ noPrisoner: 'guard' })
    expect(await statuses(first, man)).toEqual(['ruled-out'])
    await said(third, man, { ruling: 'prisoner' })
    expect(await statuses(first, man)).toEqual(['proposed'])
  }
})

test('[M9] [P7] reasons that hold a part of a withheld name are withheld from visitors until a moderator releases them', async () => {
  const man = await aSubject(proposer)
  const living = await third.client.done(addPerson, { body: { name: 'Wendell Quist' } })
  await anIdentification(proposer, { subject: man, person: living })
  await said(first, man)
  await said(second, man, { reasons: 'The guard is not Quist.' })
  expect((await page(aVisitor(server), man)).decidedNoPrisoner?.rulings).toMatchObject([
    { reasons: 'He carries a rifle.', withheld: false },
    { reasons: null, withheld: true },
  ])
  expect((await page(proposer.client, man)).decidedNoPrisoner?.rulings[1]?.reasons).toContain(
    'Quist',
  )
})

test('[M9] [M6] each signature and decision is in the log, and a second factor and a role are asked for', async () => {
  const man = await aSubject(proposer)
  await decided(man)
  await said(third, man, { ruling: 'prisoner' })
  const acts = await database
    .collection('audit')
    .find({ 'about.subject': man.id })
    .sort({ _id: 1 })
    .toArray()
  expect(acts.map(({ act }) => act)).toEqual([
    'signature.no-prisoner',
    'decision.no-prisoner',
    'decision.prisoner',
  ])
  expect(await firstBrokenLink()).toBeNull()
  const { version } = await page(first.client, man)
  const body = { ruling: 'no-prisoner', kind: 'guard', version, reasons: 'So.' } as const
  const call = (client: Client) => client.call(decideSubject, { params: of(man), body })
  expect((await call(proposer.client)).status).toBe(403)
  expect((await call(aVisitor(server))).status).toBe(401)
})

test('[M9] [S3] what is not said is told by its field', async () => {
  const man = await aSubject(proposer)
  const bad = async (more: Parameters<typeof say>[2]) =>
    (await say(first, man, more)).body as { errors: { path: string }[] }
  expect((await bad({ kind: 'soldier' })).errors).toMatchObject([{ path: 'kind' }])
  expect((await bad({ kind: undefined })).errors).toMatchObject([{ path: 'kind' }])
  expect((await bad({ reasons: ' ' })).errors).toMatchObject([{ path: 'reasons' }])
  expect((await bad({ ruling: 'guard' })).errors).toMatchObject([{ path: 'ruling' }])
})

test('[M9] [M5] a signature waits at the desk for another moderator, and for nobody once it lapsed or was completed', async () => {
  const man = await aSubject(proposer)
  const waiting = async () => {
    const { items } = await second.client.done(getQueue, {
      query: { limit: 100, kind: 'no-prisoner' } as never,
    })
    return items.filter((item) => 'subjectId' in item && item.subjectId === man.id)
  }
  const soon = (count: number) =>
    expect.poll(async () => (await waiting()).length, { timeout: 60_000 }).toBe(count)
  await said(first, man)
  await soon(1)
  expect(await waiting()).toMatchObject([
    {
      why: 'no-prisoner-signed',
      noPrisoner: 'guard',
      begins: 'He carries a rifle.',
      can: { claim: true, act: true },
    },
  ])
  const body = { name: 'Somebody', basis: ['witness'], reasons: 'I knew him.' } as never
  await giver.client.done(propose, { params: of(man), body })
  await soon(0)
  await decided(man)
  await soon(0)
})

test('[M9] [A8] his history has what each of the two said, and the undoing', async () => {
  const man = await aSubject(proposer)
  await decided(man)
  await said(third, man, { ruling: 'prisoner', reasons: 'He is tied to the others.' })
  const query = { subjectId: man.id, limit: 10 } as never
  const { items } = await aVisitor(server).done(listChanges, { query })
  expect(items.map(({ what, was, now, reasons }) => ({ what, was, now, reasons }))).toEqual([
    {
      what: 'subject.ruled',
      was: { noPrisoner: 'guard' },
      now: { noPrisoner: null },
      reasons: 'He is tied to the others.',
    },
    ...[1, 2].map(() => ({
      what: 'subject.ruled',
      was: { noPrisoner: null },
      now: { noPrisoner: 'guard' },
      reasons: 'He carries a rifle.',
    })),
  ])
})

test('[M9] [E4] the feed and the page that the server draws say it', async () => {
  const man = await aSubject(proposer)
  await decided(man)
  const visitor = aVisitor(server)
  const titles = async () => {
    const { body } = await visitor.call(getFeed, { params: { format: 'json' }, query: {} as never })
    const told = typeof body === 'string' ? JSON.parse(body) : body
    return (told as { items: { title: string }[] }).items.map(({ title }) => title)
  }
  const title = `Unknown man ${man.number} was decided to be no prisoner`
  expect((await titles())[0]).toBe(title)
  const served = await (await fetch(`${server.url}/subjects/${man.id}`)).text()
  expect(served).toContain('this man was no prisoner of war')
  expect(served).toContain('He carries a rifle.')
  await said(third, man, { ruling: 'prisoner' })
  expect((await titles()).slice(0, 2)).toEqual([
    `Unknown man ${man.number}: it was undone that he is no prisoner`,
    title,
  ])
})
