import { randomUUID } from 'node:crypto'
import { assertPace, isPaced } from '@rollcall/api/platform/http/pace.ts'
import type { Refusal } from '@rollcall/api/platform/refusal.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { propose } from '@rollcall/contract/identifications.ts'
import { addPerson, listPeople } from '@rollcall/contract/people.ts'
import { sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let moderator: Account
let contributor: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  contributor = await aContributor(server)
})

const errorsOf = async (body: unknown) => {
  const answer = await moderator.client.send(addPerson.path, { method: 'POST', body })
  return expectProblem(answer, 'request.invalid').errors
}

test.each([
  [{}, 'name', 'is missing'],
  [{ name: 7 }, 'name', 'must be text'],
  [{ name: 'A', stays: 'Camp 5' }, 'stays', 'must be a list'],
  [{ name: 'A', fates: [{ code: 'lost' }] }, 'fates.0.code', /^must be one of: returned-/],
  [{ name: 'A', otherNames: Array(21).fill('B') }, 'otherNames', 'must have at most 20 entries'],
  [{ name: 'A', publishedLists: [{ title: 'L', url: 'x' }] }, 'publishedLists.0.url', /^must be/],
  [{ name: 'A', height: 180 }, 'height', 'is not known here'],
  [{ name: 'A', fates: [{ code: 'unknown', why: '?' }] }, 'fates.0.why', 'is not known here'],
])('[S3] %j: the field is named, and what would be right in words', async (body, path, message) => {
  const [error] = (await errorsOf(body)) ?? []
  expect(error?.path).toBe(path)
  expect(error?.message).toMatch(message)
})

test.each([
  ['limit=0', 'limit', 'must be at least 1'],
  ['limit=101', 'limit', 'must be at most 100'],
  ['limit=1.5', 'limit', 'must be a whole number'],
  ['cursor=', 'cursor', 'must not be empty'],
  [`cursor=${'a'.repeat(301)}`, 'cursor', 'has more than 300 characters'],
])('[S3] a list asked with %s: %s %s', async (query, path, message) => {
  const answer = await aVisitor(server).send(`${listPeople.path}?${query}`)
  expect(expectProblem(answer, 'request.invalid').errors).toEqual([{ path, message }])
})

test('[S3, T2] what a tip may be about is told where it is about something else', async () => {
  const body = {
    about: { kind: 'ship', id: 'f'.repeat(24) },
    how: 'I was there.',
    mayPublish: false,
  }
  const answer = await aVisitor(server).send(sendTip.path, { method: 'POST', body })
  const message = 'must be one of: still, sighting, subject, film, person'
  expect(expectProblem(answer, 'request.invalid').errors).toEqual([{ path: 'about.kind', message }])
})

test('[S3] of several fields that nobody knows each is named', async () => {
  const errors = await errorsOf({ name: 'A', one: 1, two: 2 })
  expect(errors?.map(({ path }) => path)).toEqual(['one', 'two'])
})

test('[S3] what is proposed for a man comes by pages, and no other limit or cursor is taken', async () => {
  const subject = await aSubject(contributor)
  for (const name of ['One', 'Two', 'Three']) await anIdentification(contributor, { subject, name })
  const visitor = aVisitor(server)
  const page = (query: string) =>
    visitor.send(`${propose.path.replace('{subjectId}', subject.id)}?${query}`)
  const first = (await page('limit=2')).body as { items: { id: string }[]; nextCursor: string }
  const rest = (await page(`limit=2&cursor=${first.nextCursor}`)).body as typeof first
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
  expect(first.items.map(({ id }) => id)).not.toContain(rest.items[0]?.id)
  for (const wrong of ['limit=0', 'limit=101', 'cursor=none', `cursor=${randomUUID()}`])
    expectProblem(await page(wrong), 'request.invalid')
})

test('[D4] a visitor who searches faster than people do is told when to come back; other addresses, and lists, go on', async () => {
  const search = (address: string) => assertPace(listPeople, { q: 'kow' }, address)
  for (let asked = 0; asked < 600; asked += 1) await search('192.0.2.1')
  const refusal = await search('::ffff:192.0.2.1').catch((error: Refusal) => error)
  expect(refusal).toMatchObject({ code: 'too-many' })
  expect((refusal as Refusal).extra.retryAfterSeconds).toBeGreaterThan(0)
  await search('192.0.2.2')
  await assertPace(listPeople, {}, '192.0.2.1')
})

test('[D4] every list that a visitor may ask for has a pace, and so has what he exports whole', () => {
  const lists = endpoints.filter(({ query }) => query && 'limit' in query.shape)
  const paced = lists.filter(({ access }) => access === 'visitor')
  expect(paced.length).toBeGreaterThan(5)
  expect([...paced, exportConfirmed].filter((one) => !isPaced(one))).toEqual([])
})
