import {
  addPerson,
  addPortrait,
  editPerson,
  getPerson,
  listPeople,
  type Person,
} from '@rollcall/contract/people.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aPortrait } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { keptFiles } from '../support/kept.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { upload } from '../support/upload.ts'

let server: Server
let moderator: Account
let contributor: Account
let visitor: Client
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  contributor = await aContributor(server)
  visitor = aVisitor(server)
})

const said = { date: '1950-06', source: 'His sister', rights: 'Lent by the family' }
const paramsOf = ({ id }: { id: string }) => ({ params: { personId: id } })
const addressesOf = ({ portraits }: Person): string[] =>
  portraits.flatMap(({ pictures }) => pictures.map(({ url }) => url))
const fetched = (client: Client, path: string) =>
  fetch(server.url + path, { headers: { cookie: client.cookie() } })

test('[A1, A4] a portrait keeps its original, what is said of it, and shows no more than its pixels, upright', async () => {
  const photo = await makePhoto({ width: 700, height: 500, gps: true, orientation: 6 })
  const person = await aPortrait(moderator, await aPerson(moderator), { photo, ...said })
  expect(person.portraits).toMatchObject([{ ...said, width: 500, height: 700 }])
  const shown = await visitor.done(getPerson, paramsOf(person))
  expect(shown.portraits).toEqual(person.portraits)
  for (const { url, type, width } of shown.portraits[0]?.pictures ?? []) {
    const response = await fetched(visitor, url)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    const seen = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([seen.width, seen.exif]).toEqual([width, undefined])
  }
})

test('[A2] the same bytes again are the portrait he has, and another person’s too', async () => {
  const photo = await makePhoto()
  const first = await aPortrait(moderator, await aPerson(moderator), { photo })
  expect((await aPortrait(moderator, first, { photo })).portraits).toEqual(first.portraits)
  const other = await aPortrait(moderator, await aPerson(moderator), { photo })
  expect(other.portraits).toHaveLength(1)
  expect(other.portraits[0]?.id).not.toBe(first.portraits[0]?.id)
})

test('portraits stand in the order of their dates, those without one last', async () => {
  const person = await aPerson(moderator)
  for (const date of [undefined, '1953~', '1948/1949', '1950-06'])
    await aPortrait(moderator, person, date === undefined ? {} : { date })
  const { portraits } = await visitor.done(getPerson, paramsOf(person))
  expect(portraits.map(({ date }) => date)).toEqual(['1948/1949', '1950-06', '1953~', null])
})

test('[P4] portraits of somebody whose name is withheld are withheld too, in lists and as files', async () => {
  const { id } = await moderator.client.done(addPerson, { body: { name: 'Living Thornbury' } })
  const person = await aPortrait(moderator, { id }, said)
  const [url = ''] = addressesOf(person)
  const forContributor = await contributor.client.done(getPerson, paramsOf(person))
  expect(forContributor.portraits).toEqual(person.portraits)
  const seen = await fetched(contributor.client, url)
  expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-store'])

  expect((await visitor.done(getPerson, paramsOf(person))).portraits).toEqual([])
  const listed = await visitor.call(listPeople, { query: { limit: 100 } })
  expect(JSON.stringify(listed.body)).not.toContain(id)
  for (const address of addressesOf(person))
    expect((await fetched(visitor, address)).status).toBe(404)
})

test('[P4] a name that becomes public shows them, and one that is withheld again hides them', async () => {
  const { id } = await moderator.client.done(addPerson, { body: { name: 'Living Thornbury' } })
  const [url = ''] = addressesOf(await aPortrait(moderator, { id }))
  const asked = paramsOf({ id })
  await moderator.client.done(editPerson, { ...asked, body: { died: '1999' } })
  expect((await fetched(visitor, url)).status).toBe(200)
  await moderator.client.done(editPerson, { ...asked, body: { died: null } })
  expect((await fetched(visitor, url)).status).toBe(404)
  expect((await visitor.done(getPerson, asked)).portraits).toEqual([])
})

test('[P4, S2] no other address leads to the files of a portrait, also by their hashes', async () => {
  const person = await aPortrait(moderator, await aPerson(moderator))
  const other = await aPerson(moderator)
  const files = (await keptFiles(server.dataDir)).filter((file) => file.startsWith('portraits/'))
  expect(files.length).toBeGreaterThan(0)
  const elsewhere = addressesOf(person).map((url) => url.replace(person.id, other.id))
  const hashed = files.flatMap((file) => [
    `/files/${file}`,
    `/files/${file.replace('portraits', 'derivatives')}`,
  ])
  for (const path of [...elsewhere, ...hashed])
    expect((await fetched(moderator.client, path)).status, path).toBe(404)
})

test('[A3] what is no picture is refused with a reason and leaves nothing behind', async () => {
  const person = await aPerson(moderator)
  const photo = await makePhoto({ width: 800 })
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    photo.subarray(0, 9_000),
  ]) {
    const before = [await hashOfStored(), await keptFiles(server.dataDir)]
    const body = { uploadId: await upload(moderator.client, bytes) }
    const refused = await moderator.client.refused(addPortrait, { ...paramsOf(person), body })
    expect(refused).toMatchObject({ code: 'media.unfit', errors: [{ path: 'uploadId' }] })
    expect([await hashOfStored(), await keptFiles(server.dataDir)]).toEqual(before)
  }
})

test('[S2] only moderators add portraits, of uploads of their own', async () => {
  const person = await aPerson(moderator)
  const body = { uploadId: await upload(contributor.client, await makePhoto()) }
  const sent = { ...paramsOf(person), body }
  expect((await contributor.client.refused(addPortrait, sent)).code).toBe('forbidden')
  expect((await visitor.refused(addPortrait, sent)).code).toBe('auth.required')
  expect((await moderator.client.refused(addPortrait, sent)).errors?.[0]?.path).toBe('uploadId')
})

test('[S4] a portrait sent twice under one key is one portrait', async () => {
  const person = await aPerson(moderator)
  const body = { uploadId: await upload(moderator.client, await makePhoto()), ...said }
  const sent = { ...paramsOf(person), body, key: 'one-portrait' }
  const first = await moderator.client.done(addPortrait, sent)
  expect(await moderator.client.done(addPortrait, sent)).toEqual(first)
  expect(first.portraits).toHaveLength(1)
})

test('[S3] a date that is none is named, with what would be right', async () => {
  const person = await aPerson(moderator)
  const body = { uploadId: 'x', date: 'long ago' }
  const refused = await moderator.client.refused(addPortrait, { ...paramsOf(person), body })
  expect(refused.errors?.[0]).toMatchObject({
    path: 'date',
    message: expect.stringContaining('1951'),
  })
})
