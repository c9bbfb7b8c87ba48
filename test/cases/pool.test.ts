import type { BodySent, QuerySent, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { type addPerson, editPerson } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { addStill, restrictStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { makePhoto } from '../support/media.ts'
import { startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'

let moderator: Account
let contributor: Account
let visitor: Client
/** A man on a photo that was taken in Camp 5 in the winter of 1950. */
let man: { readonly id: string }
let stillId: string

type Facts = Partial<BodySent<typeof addPerson>>
const open = { publishedLists: [{ title: 'The list of 1953' }], died: undefined }
const camp = (name: string) => ({ camp: name, source: null })
const roster: Readonly<Record<string, Facts>> = {
  'Captured Later': { captured: '1951-04' },
  'Captured Around Then': { captured: '1951-02~', force: 'US Army', rank: 'Cpl.', heightCm: 175 },
  'Captured Later Perhaps': { captured: '1951-04?', force: 'US Marines' },
  'Released Before': { captured: '1950-07', released: '1950-10-30' },
  'Died Before': { died: '1950-11-11' },
  'In Camp 5': { captured: '1950-11', stays: [camp('Camp 5')], rank: 'cpl.', heightCm: 190 },
  'In Camp 1': {
    captured: '1950-11',
    stays: [{ ...camp('Camp 1'), from: '1950-11', to: '1951-06' }],
  },
  'In Camp 1 Later': { captured: '1950-11', stays: [{ ...camp('Camp 1'), from: '1952' }] },
  'Of Whom Nothing Is Known': {},
}

beforeAll(async () => {
  const server = await startServer()
  moderator = await aModerator(server)
  contributor = await aContributor(server)
  visitor = aVisitor(server)
  for (const [name, facts] of Object.entries(roster))
    await aPerson(moderator, { ...open, name, ...facts })
  const uploadId = await upload(contributor.client, await makePhoto())
  const provenance = { date: '1950-12/1951-02', camp: 'Camp 5' }
  const still = await contributor.client.done(addStill, {
    body: { uploadId, title: 'At the gate', provenance },
  })
  stillId = still.id
  man = await aSubject(contributor, { still })
})

type Pool = ResponseOf<typeof getPool>
const pool = (client: Client, query: QuerySent<typeof getPool> = {}): Promise<Pool> =>
  client.done(getPool, { params: { subjectId: man.id }, query })
const namesIn = ({ items }: Pool) => items.map(({ name }) => name).sort()
const rowOf = ({ rows }: Pool, wanted: string) => rows.find(({ filter }) => filter === wanted)

test('[C5] who was captured later, released or dead before, or in another camp then is not among those whom he could be; who has no fact, or one that its writer was not sure of, is', async () => {
  const seen = await pool(contributor.client)
  expect(namesIn(seen)).toEqual([
    'Captured Around Then',
    'Captured Later Perhaps',
    'In Camp 1 Later',
    'In Camp 5',
    'Of Whom Nothing Is Known',
  ])
  expect(seen).toMatchObject({ people: 9, left: 5, partial: false, nextCursor: null })
})

test('[C5] each filter says what it assumed, whom it leaves, how many it takes out, and how many have no fact to decide by', async () => {
  const { rows } = await pool(contributor.client)
  const source = { kind: 'photo', id: stillId, title: 'At the gate' }
  const date = '1950-12/1951-02'
  expect(rows).toMatchObject([
    { filter: 'captured', left: 8, removes: 1, undecided: 3, assumed: { source, date } },
    { filter: 'released', left: 7, removes: 1, undecided: 7, assumed: { source, date } },
    { filter: 'died', left: 6, removes: 1, undecided: 6, assumed: { source, date } },
    {
      ...{ filter: 'camp', left: 5, removes: 1, undecided: 4 },
      assumed: { source, date: null, camp: { names: [{ text: 'Camp 5' }] } },
    },
  ])
  expect(rows.every(({ on }) => on)).toBe(true)
})

test('[C5] one that is switched off takes nobody out, and says whom it would leave', async () => {
  const seen = await pool(contributor.client, { off: 'captured,camp' })
  expect(namesIn(seen)).toContain('Captured Later')
  expect(namesIn(seen)).toContain('In Camp 1')
  expect(seen.left).toBe(7)
  expect(rowOf(seen, 'captured')).toMatchObject({ on: false, left: 6, removes: 1 })
  expect(rowOf(seen, 'camp')).toMatchObject({ on: false, left: 6, removes: 1 })
  expect(rowOf(seen, 'died')).toMatchObject({ on: true, left: 7 })
})

test('[C5] a force, a rank, a unit and a height that a reader chose narrow it further', async () => {
  const seen = await pool(contributor.client, { rank: 'CPL.', height: 173 })
  expect(namesIn(seen)).toEqual([
    'Captured Around Then',
    'Captured Later Perhaps',
    'In Camp 1 Later',
    'Of Whom Nothing Is Known',
  ])
  expect(rowOf(seen, 'rank')).toMatchObject({
    removes: 0,
    undecided: 3,
    assumed: { value: 'CPL.' },
  })
  expect(rowOf(seen, 'height')).toMatchObject({ removes: 1, assumed: { value: '173' } })
  const marines = await pool(contributor.client, { force: 'US Army', unit: 'None' })
  expect(namesIn(marines)).not.toContain('Captured Later Perhaps')
})

test('[C5] who is left comes page by page, in the order of surnames', async () => {
  const first = await pool(contributor.client, { limit: 2 })
  const second = await pool(contributor.client, { limit: 3, cursor: first.nextCursor ?? '' })
  expect(second.nextCursor).toBeNull()
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
    'In Camp 5',
    'Of Whom Nothing Is Known',
    'In Camp 1 Later',
    'Captured Later Perhaps',
    'Captured Around Then',
  ])
})

test('[C5, P3] a name is looked for among those who are left alone', async () => {
  const q = 'Captured Latter'
  const left = namesIn(await pool(contributor.client, { q }))
  expect(left).toContain('Captured Later Perhaps')
  expect(left).not.toContain('Captured Later')
  expect(namesIn(await pool(contributor.client, { q, off: 'captured' }))).toContain(
    'Captured Later',
  )
})

test('[C5, P4] visitors’ pools and counts take only people whom they may read, and say so', async () => {
  await aPerson(moderator, { name: 'Living Thornbury', died: undefined })
  const seen = await pool(visitor)
  expect(seen).toMatchObject({ people: 9, left: 5, partial: true })
  expect(await pool(contributor.client)).toMatchObject({ people: 10, left: 6, partial: false })
})

test('[C5] a fact that is mended changes the pool at once', async () => {
  const { people } = await pool(moderator.client)
  const late = await aPerson(moderator, { ...open, name: 'Zachary Late', captured: '1953' })
  const seen = await pool(moderator.client)
  expect(seen.people).toBe(people + 1)
  expect(namesIn(seen)).not.toContain(late.name)
  const body = { captured: '1950-12' }
  await moderator.client.done(editPerson, { params: { personId: late.id }, body })
  const inOrder = async (page: object) =>
    (await pool(moderator.client, page)).items.map((one) => one.name)
  expect(await inOrder({})).toContain(late.name)
  const name = 'Zachary Aalborg'
  await moderator.client.done(editPerson, { params: { personId: late.id }, body: { name } })
  expect(await inOrder({ limit: 2 })).toEqual(['In Camp 5', name])
  const [, , third] = await inOrder({})
  expect(await inOrder({ limit: 1, cursor: late.id })).toEqual([third])
})

test('[C5, X3] whom it was said that he cannot be is not among them, until that is dismissed', async () => {
  const before = await pool(contributor.client)
  const [who] = before.items
  const body = { personId: who?.id ?? ('' as never), reasons: 'He was in Tokyo that winter.' }
  const raised = await contributor.client.done(raiseExclusion, {
    params: { subjectId: man.id },
    body,
  })
  const after = await pool(contributor.client)
  expect(rowOf(after, 'excluded')).toMatchObject({ on: true, removes: 1, undecided: 0 })
  expect(namesIn(after)).not.toContain(who?.name)
  await moderator.client.done(ruleExclusion, {
    params: { exclusionId: raised.id },
    body: {
      ruling: 'dismissed',
      reasons: 'His letter is from another year.',
      version: raised.version,
    },
  })
  expect(rowOf(await pool(contributor.client), 'excluded')).toBeUndefined()
})

test('[C5, A9] what a picture says narrows nothing for whoever may not see it', async () => {
  const params = { stillId: (await aStill(contributor)).id }
  const region = { x: 10, y: 10, w: 50, h: 60 }
  await contributor.client.done(addSighting, { params, body: { region, subjectId: man.id } })
  const body = { restricted: true, reasons: 'The family asked for it.' }
  await moderator.client.done(restrictStill, { params: { stillId }, body })
  expect((await pool(visitor)).rows).toEqual([])
  expect((await pool(moderator.client)).rows).toHaveLength(4)
})

test('[S3] a filter that there is not, and a height that no man has, are refused with what would be right', async () => {
  const path = `/api/subjects/${man.id}/pool`
  for (const [query, wrong] of [
    ['off=colour', 'query.off'],
    ['height=20', 'query.height'],
    ['height=tall', 'query.height'],
    ['cursor=none', 'query.cursor'],
  ] as const) {
    const { status, body } = await visitor.send(`${path}?${query}`)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain(wrong.split('.')[1])
  }
  expect((await visitor.send(`/api/subjects/${'0'.repeat(24)}/pool`)).status).toBe(404)
})
