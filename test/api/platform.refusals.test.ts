import { randomUUID } from 'node:crypto'
import { propose } from '@rollcall/contract/identifications.ts'
import { addPerson } from '@rollcall/contract/people.ts'
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
  [{ name: 'A', camps: 'Camp 5' }, 'camps', 'must be a list'],
  [{ name: 'A', fates: [{ code: 'lost' }] }, 'fates.0.code', /^must be one of: returned-/],
  [{ name: 'A', height: 180 }, 'height', 'is not known here'],
  [{ name: 'A', fates: [{ code: 'unknown', why: '?' }] }, 'fates.0.why', 'is not known here'],
])('[S3] %j: the field is named, and what would be right in words', async (body, path, message) => {
  const [error] = (await errorsOf(body)) ?? []
  expect(error?.path).toBe(path)
  expect(error?.message).toMatch(message)
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
