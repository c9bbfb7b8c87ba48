import { sortNameOf } from '@rollcall/api/people/names.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { addPerson, editPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { startServer } from '../support/server.ts'

let moderator: Account
let contributor: Account
let visitor: Client
beforeAll(async () => {
  const server = await startServer()
  moderator = await aModerator(server)
  contributor = await aContributor(server)
  visitor = aVisitor(server)
})

const living = { name: 'Living Thornbury', serviceNumber: 'US 51 000 777', unit: 'Company B' }

test('[P4] somebody who may be living: contributors read his name, moderators his number, visitors neither', async () => {
  const { id } = await moderator.client.done(addPerson, { body: living })
  const asked = { params: { personId: id } }
  expect(await moderator.client.done(getPerson, asked)).toMatchObject({
    ...living,
    withheld: false,
  })
  const forContributor = await contributor.client.send(`/api/people/${id}`)
  expect(forContributor.body).toMatchObject({ name: living.name, withheld: false })
  expect(forContributor.body).not.toHaveProperty('serviceNumber')
  const forVisitor = await visitor.done(getPerson, asked)
  expect(forVisitor).toMatchObject({ id, name: null, withheld: true, unit: null })
  expect(
    JSON.stringify((await visitor.call(listPeople, { query: { limit: 100 } })).body),
  ).not.toContain(id)
})

test('[P4] a published list, consent, or a death record makes the name public; taking it away withholds it again', async () => {
  const { id } = await moderator.client.done(addPerson, { body: living })
  const asked = { params: { personId: id } }
  const edits = [
    [{ publishedLists: [{ title: 'Returned at Big Switch' }] }, { publishedLists: [] }],
    [{ consent: 'He himself, by letter of 2019-03-02' }, { consent: null }],
    [{ died: '1999' }, { died: null }],
    [{ born: '1910' }, { born: '1930' }],
  ] as const
  for (const [tells, takesBack] of edits) {
    await moderator.client.done(editPerson, { ...asked, body: tells as object })
    expect((await visitor.done(getPerson, asked)).name).toBe(living.name)
    await moderator.client.done(editPerson, { ...asked, body: takesBack as object })
    expect((await visitor.done(getPerson, asked)).name).toBeNull()
  }
})

test('[P2] fates are kept with their authority and date', async () => {
  const fates = [
    { code: 'unaccounted-pow', authority: 'Army list', asOf: '1953-09' },
    { code: 'died-in-captivity', authority: 'Return of 1955' },
  ] as const
  const person = await aPerson(moderator, { fates: [...fates] })
  expect(person.fates).toEqual(fates)
})

test('a fact names its source', async () => {
  const sources = { captured: 'Casualty list of January 1951', heightCm: 'Enlistment record' }
  const person = await aPerson(moderator, { captured: '1950-11', heightCm: 178, sources })
  expect((await visitor.done(getPerson, { params: { personId: person.id } })).sources).toEqual(
    sources,
  )
})

test('a correction raises the version and keeps what was there; one that changes nothing does not', async () => {
  const { id } = await aPerson(moderator, { name: 'Jon Doe', rank: 'Pfc' })
  const asked = { params: { personId: id } }
  const edit = (body: object) => moderator.client.done(editPerson, { ...asked, body })
  expect(await edit({ name: 'John Doe' })).toMatchObject({
    name: 'John Doe',
    rank: 'Pfc',
    version: 2,
  })
  expect(await edit({ name: 'John Doe' })).toMatchObject({ version: 2 })
  expect(await edit({ rank: null })).toMatchObject({ rank: null, version: 3 })
  const query = { personId: id }
  const { items } = await moderator.client.done(listChanges, { query })
  expect(items.map(({ version, was, now }) => ({ version, was, now }))).toEqual([
    { version: 2, was: { rank: 'Pfc' }, now: { rank: null } },
    { version: 1, was: { name: 'Jon Doe' }, now: { name: 'John Doe' } },
  ])
  const facts = await database.collection('outbox').find({ 'payload.personId': id }).toArray()
  expect(facts.map(({ fact }) => fact)).toEqual(['person.changed', 'person.changed'])
})

test('[S4] an entry sent twice under one key is one entry', async () => {
  const sent = { body: { name: 'Sent Twice', died: '1951' }, key: 'the-same' }
  const first = await moderator.client.done(addPerson, sent)
  expect(await moderator.client.done(addPerson, sent)).toEqual(first)
  const { items } = await moderator.client.done(listPeople, { query: { q: 'Sent Twice' } })
  expect(items).toHaveLength(1)
})

test('[S2] only moderators add and correct', async () => {
  const { id } = await aPerson(moderator)
  const body = { name: 'Somebody' }
  expect((await contributor.client.refused(addPerson, { body })).code).toBe('forbidden')
  const params = { personId: id }
  expect((await contributor.client.refused(editPerson, { params, body })).code).toBe('forbidden')
  expect((await visitor.refused(addPerson, { body })).code).toBe('auth.required')
})

test('[S3] a wrong field is named, with what would be right', async () => {
  const body = { name: ' ', born: 'long ago', fates: [{ code: 'lost' as 'unknown' }] }
  const refused = await moderator.client.refused(addPerson, { body })
  expect(refused.errors?.map(({ path }) => path)).toEqual(['name', 'born', 'fates.0.code'])
  expect(refused.errors?.[1]?.message).toContain('such as 1951')
  expect((await visitor.refused(listPeople, { query: { cursor: 'garbage' } })).code).toBe(
    'request.invalid',
  )
})

test('[P3] over HTTP a search names the reason of each hit, and the roster goes by surname, page by page', async () => {
  const bySurname = ['Zeno Ames', 'zebulon Oakes', 'Zacharias Ólafsson']
  for (const name of bySurname.toReversed()) await aPerson(moderator, { name })
  const { items } = await visitor.done(listPeople, { query: { q: 'Olafson', limit: 5 } })
  expect(items[0]).toMatchObject({
    name: 'Zacharias Ólafsson',
    hit: expect.stringMatching(/similar|sounds/),
  })
  const names: (string | null)[] = []
  let cursor: string | null = null
  do {
    const query = { limit: 2, ...(cursor && { cursor }) }
    const page: Awaited<ReturnType<typeof visitor.done<typeof listPeople>>> = await visitor.done(
      listPeople,
      { query },
    )
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  } while (cursor)
  expect(names.filter((name) => name && bySurname.includes(name))).toEqual(bySurname)
})

test.each([
  ['Arthur Van Fleet', 'van fleet arthur'],
  ['Juan de la Cruz', 'de la cruz juan'],
  ['Pvt John Van Dyke III', 'van dyke pvt john iii'],
  ['Oliver St. John', 'st john oliver'],
  ['St. John Smith', 'smith st. john'],
  ['Van Johnson', 'johnson van'],
  ['John O. Smith Jr.', 'smith john o. jr.'],
  ['남궁 민수', '남궁민수'],
  ['남궁민수', '남궁민수'],
])('[P1] %s stands in the roster where one looks for his surname', (name, place) => {
  expect(sortNameOf(name)).toBe(place)
})
