import { claimItem } from '@rollcall/contract/claims.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import {
  addPerson,
  editPerson,
  getPerson,
  listPeople,
  type Person,
} from '@rollcall/contract/people.ts'
import {
  addPortrait,
  correctPortrait,
  rulePortrait,
  withdrawPortrait,
} from '@rollcall/contract/personPortraits.ts'
import type { PortraitRuling } from '@rollcall/contract/portraits.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aPortrait } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
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
    expect(response.headers.get('cache-control')).toBe('public, no-cache')
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

test('[P4, P7] visitors read of who lent a portrait the kind alone, and of a relative nothing else', async () => {
  const lent = { ...said, source: 'Album of Mary Thornbury', lentBy: 'relative' as const }
  const person = await aPortrait(moderator, await aPerson(moderator), lent)
  const shown = async (client: Client) => (await client.done(getPerson, paramsOf(person))).portraits
  expect(await shown(contributor.client)).toMatchObject([lent])
  expect(await shown(visitor)).toMatchObject([{ source: null, lentBy: 'relative' }])
  const params = onlyOf(person)
  await moderator.client.done(correctPortrait, { params, body: { lentBy: 'comrade' } })
  expect(await shown(visitor)).toMatchObject([{ source: lent.source, lentBy: 'comrade' }])
  expect((await historyOf(params.portraitId)).map(({ was }) => was)).toEqual([
    { lentBy: 'relative' },
  ])
  // As what was kept before it was asked.
  const portraits = database.collection<{ _id: string }>('portraits')
  await portraits.updateOne({ _id: params.portraitId }, { $unset: { lentBy: '' } })
  expect(await shown(visitor)).toMatchObject([{ source: lent.source, lentBy: null }])
  const wrong = { params, body: { lentBy: 'neighbour' as never } }
  expect((await moderator.client.refused(correctPortrait, wrong)).errors?.[0]?.path).toBe('lentBy')
})

test('[P4] a name that becomes public shows them, and one that is withheld again hides them', async () => {
  const { id } = await moderator.client.done(addPerson, { body: { name: 'Living Thornbury' } })
  const [url = ''] = addressesOf(await aPortrait(moderator, { id }))
  const asked = paramsOf({ id })
  await moderator.client.done(editPerson, { ...asked, body: { died: '1999' } })
  const seen = await fetched(visitor, url)
  const etag = seen.headers.get('etag') ?? ''
  const again = () => fetch(server.url + url, { headers: { 'if-none-match': etag } })
  expect([seen.status, (await again()).status]).toEqual([200, 304])
  await moderator.client.done(editPerson, { ...asked, body: { died: null } })
  expect((await again()).status).toBe(404)
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

const correct = (person: Person, body: { takenOff: boolean }) =>
  moderator.client.done(correctPortrait, { params: onlyOf(person), body })
const onlyOf = ({ id, portraits, takenOff = [] }: Person) => ({
  personId: id,
  portraitId: [...portraits, ...takenOff][0]?.id ?? '',
})
const historyOf = async (portraitId: string) =>
  (await moderator.client.done(listChanges, { query: { portraitId } })).items

test('a portrait is corrected, keeps what was said before, and stands where its date puts it', async () => {
  const other = await aPortrait(moderator, await aPerson(moderator), { date: '1949' })
  const person = await aPortrait(moderator, other, { ...said, photo: await makePhoto() })
  const [, second] = person.portraits
  const params = { personId: person.id, portraitId: second?.id ?? '' }
  const body = { date: '1948-02', rights: null }
  const now = await moderator.client.done(correctPortrait, { params, body })
  expect(now.portraits.map(({ date, rights }) => [date, rights])).toEqual([
    ['1948-02', null],
    ['1949', null],
  ])
  expect(now.version).toBe(person.version + 1)
  const again = await moderator.client.done(correctPortrait, { params, body })
  expect(again.version).toBe(now.version)
  const kept = await historyOf(params.portraitId)
  expect(kept).toMatchObject([
    { was: { date: said.date, rights: said.rights }, now: body, by: moderator.name },
  ])
})

test('[S2] a portrait that was taken off is seen by moderators alone, until it is put back', async () => {
  const person = await aPortrait(moderator, await aPerson(moderator), said)
  const [url = ''] = addressesOf(person)
  const gone = await correct(person, { takenOff: true })
  expect([gone.portraits, gone.takenOff]).toEqual([[], person.portraits])
  for (const { client } of [contributor, { client: visitor }]) {
    const seen = await client.done(getPerson, paramsOf(person))
    expect([seen.portraits, seen.takenOff]).toEqual([[], undefined])
    expect((await fetched(client, url)).status).toBe(404)
  }
  const atDesk = await fetched(moderator.client, url)
  expect([atDesk.status, atDesk.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect(await correct(gone, { takenOff: false })).toMatchObject({
    portraits: person.portraits,
    takenOff: [],
  })
  expect((await fetched(visitor, url)).status).toBe(200)
  expect(await historyOf(person.portraits[0]?.id ?? '')).toHaveLength(2)
})

test('[A2] a portrait that was taken off is put back by adding it again, with what is said of it now', async () => {
  const photo = await makePhoto()
  const person = await aPortrait(moderator, await aPerson(moderator), { photo, ...said })
  await correct(person, { takenOff: true })
  const back = await aPortrait(moderator, person, { photo, source: 'His brother' })
  expect(back).toMatchObject({
    portraits: [{ id: person.portraits[0]?.id, date: '1950-06', source: 'His brother' }],
    takenOff: [],
  })
})

test('[S2, S3] only moderators correct portraits, of the person in the address, in words that fit', async () => {
  const person = await aPortrait(moderator, await aPerson(moderator), said)
  const params = onlyOf(person)
  const sent = { params, body: { takenOff: true } }
  expect((await contributor.client.refused(correctPortrait, sent)).code).toBe('forbidden')
  expect((await visitor.refused(correctPortrait, sent)).code).toBe('auth.required')
  const other = { ...params, personId: (await aPerson(moderator)).id }
  const elsewhere = { ...sent, params: other }
  expect((await moderator.client.refused(correctPortrait, elsewhere)).code).toBe('not-found')
  const wrong = { params, body: { date: 'long ago' } }
  expect((await moderator.client.refused(correctPortrait, wrong)).errors?.[0]?.path).toBe('date')
  expect((await visitor.done(getPerson, paramsOf(person))).portraits).toEqual(person.portraits)
})

test('[A3] what is no picture is refused with a reason and leaves nothing behind', async () => {
  const person = await aPerson(moderator)
  const photo = await makePhoto({ width: 800, format: 'webp' })
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

test('[S2] who has no account adds no portrait, and nobody one of another’s upload', async () => {
  const person = await aPerson(moderator)
  const body = { uploadId: await upload(contributor.client, await makePhoto()) }
  const sent = { ...paramsOf(person), body }
  expect((await visitor.refused(addPortrait, sent)).code).toBe('auth.required')
  expect((await moderator.client.refused(addPortrait, sent)).errors?.[0]?.path).toBe('uploadId')
})

/** One that a contributor gave, of a person who has none. */
const given = async (by = contributor, person?: Person) => {
  const whom = await aPortrait(by, person ?? (await aPerson(moderator)), said)
  const [one] = whom.given ?? []
  return { whom, id: one?.id ?? '', url: one?.pictures[0]?.url ?? '' }
}
const rule = (of: Awaited<ReturnType<typeof given>>, ruling: PortraitRuling, by = moderator) =>
  by.client.call(rulePortrait, {
    params: { portraitId: of.id } as never,
    body: { ruling, reasons: 'We asked his sister.' },
  })
const queued = async (id: string) =>
  (await moderator.client.done(getQueue, { query: { kind: 'portrait', limit: 100 } })).items.find(
    (item) => item.id === id,
  )

test('[M5] [S2] what a contributor gives waits at the desk, seen by moderators and by him alone; accepted it is a portrait, for everybody', async () => {
  const one = await given()
  expect(one.whom).toMatchObject({ portraits: [], given: [{ ...said, mine: true, ruling: null }] })
  expect(await queued(one.id)).toMatchObject({ why: 'portrait-given', personId: one.whom.id })
  const other = await aContributor(server)
  for (const client of [visitor, other.client]) {
    const { portraits, given = [] } = await client.done(getPerson, paramsOf(one.whom))
    expect([portraits, given]).toEqual([[], []])
    expect((await fetched(client, one.url)).status).toBe(404)
  }
  for (const { client } of [contributor, moderator]) {
    const seen = await fetched(client, one.url)
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  }
  expect((await rule(one, 'accepted', other)).body).toMatchObject({ code: 'forbidden' })
  expect((await rule(one, 'accepted')).body).toMatchObject({ given: [], takenOff: [] })
  expect(await queued(one.id)).toBeUndefined()
  const { portraits } = await visitor.done(getPerson, paramsOf(one.whom))
  expect(portraits).toMatchObject([{ id: one.id, ...said }])
  expect((await fetched(visitor, one.url)).headers.get('cache-control')).toBe('public, no-cache')
  expect((await rule(one, 'refused')).body).toMatchObject({ code: 'portrait.ruled' })
})

test('[A2] [M6] a portrait is refused with reasons that its giver reads, and given again it is the same; each ruling stands in the log', async () => {
  const photo = await makePhoto()
  const whom = await aPortrait(contributor, await aPerson(moderator), { photo })
  const one = { whom, id: whom.given?.[0]?.id ?? '', url: '' }
  expect((await rule(one, 'refused')).status).toBe(200)
  const again = await aPortrait(contributor, whom, { photo, source: 'Once more' })
  expect(again.given).toMatchObject([
    { id: one.id, source: null, ruling: { ruling: 'refused', reasons: 'We asked his sister.' } },
  ])
  expect((await moderator.client.done(getPerson, paramsOf(whom))).given).toEqual([])
  expect((await visitor.done(getPerson, paramsOf(whom))).given).toBeUndefined()
  const last = await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray()
  expect(last).toMatchObject([{ act: 'portrait.refused' }])
})

test('[I3] [M5] whoever gave a portrait takes it back while it waits, and then nobody sees it; given again, it waits again', async () => {
  const photo = await makePhoto()
  const whom = await aPortrait(contributor, await aPerson(moderator), { photo })
  const [waiting] = whom.given ?? []
  const one = { whom, id: waiting?.id ?? '', url: waiting?.pictures[0]?.url ?? '' }
  expect(waiting?.can).toEqual({ rule: false, withdraw: true })
  const params = { portraitId: one.id } as never
  for (const { client } of [await aContributor(server), moderator])
    expect((await client.refused(withdrawPortrait, { params })).code).toBe('not-found')
  expect((await contributor.client.done(withdrawPortrait, { params })).given).toEqual([])
  expect(await queued(one.id)).toBeUndefined()
  for (const { client } of [contributor, moderator])
    expect((await fetched(client, one.url)).status).toBe(404)
  expect((await rule(one, 'accepted')).status).toBe(404)
  const again = await aPortrait(contributor, whom, { photo, source: 'Once more' })
  expect(again.given).toMatchObject([{ id: one.id, source: 'Once more', ruling: null }])
  expect((await rule(one, 'accepted')).status).toBe(200)
  expect((await contributor.client.refused(withdrawPortrait, { params })).code).toBe(
    'portrait.ruled',
  )
})

test('[A8] [P4] that a given portrait was accepted stands in the public history of the person, without a name, and of a relative’s not where it is from', async () => {
  const lent = { ...said, lentBy: 'relative' as const }
  const whom = await aPortrait(contributor, await aPerson(moderator), lent)
  const one = { whom, id: whom.given?.[0]?.id ?? '', url: '' }
  await rule(one, 'accepted')
  const history = async (client: Client) =>
    (await client.done(listChanges, { query: { personId: whom.id } })).items
  const { source, ...open } = lent
  const [told] = await history(visitor)
  expect(told).toMatchObject({ what: 'portrait.added', by: null, reasons: null, now: open })
  expect(JSON.stringify(told)).not.toContain(source)
  expect(await history(contributor.client)).toMatchObject([{ by: contributor.name, now: lent }])
})

test('[M5] nobody rules on what he gave himself, nor has it in hand', async () => {
  const [giver, one] = [await aModerator(server), await given()]
  // As if he had become one since.
  const gave = database.collection<{ _id: string; by: string }>('givenPortraits')
  await gave.updateOne({ _id: one.id }, { $set: { by: giver.id } })
  expect((await rule(one, 'accepted', giver)).body).toMatchObject({ code: 'interest.own' })
  const claim = { params: { itemId: one.id } as never, body: {} }
  expect((await giver.client.refused(claimItem, claim)).code).toBe('interest.own')
  expect((await moderator.client.done(claimItem, claim)).claim).toMatchObject({ mine: true })
})

test('[P4] whoever may not read a name gives no portrait of him', async () => {
  const withheld = await aPerson(moderator, { died: undefined })
  const young = await aContributor(server, { ageHours: 1 })
  const body = { uploadId: await upload(young.client, await makePhoto()) }
  const sent = { ...paramsOf(withheld), body }
  expect((await young.client.refused(addPortrait, sent)).code).toBe('forbidden')
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
