import { listSent, type Sent } from '@rollcall/contract/ingest.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aSentStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, anAdmin, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { noteAll, notes, stopNoting, told } from '../support/examined.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { beginUpload, sendPiece, upload } from '../support/upload.ts'

let server: Server
let sender: Account
let admin: Account

beforeAll(async () => {
  server = await startServer()
  sender = await aContributor(server)
  admin = await anAdmin(server)
})

const read = (query: object = {}) => admin.client.done(listSent, { query: query as never })
const uploadsIn = async (state?: string): Promise<Sent[]> =>
  (await read({ kind: 'upload', limit: 100, ...(state && { state }) })).items
const named = async (title: string): Promise<Sent | undefined> =>
  (await uploadsIn()).find((one) => one.title === title)

test('[A7] a file on its way is a row: who sends it, how it is called, how much of how much has come, since when, and when the last of it; once something was made of it, it is that', async () => {
  const name = 'Großvater 1951 할아버지.jpg'
  const photo = await makePhoto({ width: 900, height: 600 })
  const began = Date.now()
  const address = await beginUpload(sender.client, photo.length, { name })
  const half = Math.floor(photo.length / 2)
  expect(await named(name)).toMatchObject({
    ...{ kind: 'upload', state: 'sending', by: sender.name, bytes: photo.length, came: 0 },
    ...{ failure: null, progress: { done: 0 }, can: { cancel: false, retry: false } },
  })
  await sendPiece(sender.client, address, 0, photo.subarray(0, half))
  const row = await named(name)
  expect(row).toMatchObject({ came: half, progress: { done: half / photo.length } })
  const times = [began, row?.addedAt, row?.cameAt, Date.now()].map((at) => new Date(at ?? 0))
  expect(times).toEqual(times.toSorted((one, other) => one.getTime() - other.getTime()))
  // What it is listed by opens nothing: by the upload's own id its sender goes on.
  expect(address).not.toContain(row?.id)

  await sendPiece(sender.client, address, half, photo.subarray(half))
  expect(await named(name)).toMatchObject({ came: photo.length, progress: { done: 1 } })
  const before = (await read()).counts?.sending ?? 0
  const uploadId = address.split('/').at(-1) ?? ''
  const body = { uploadId, title: 'A group', provenance: {} }
  const { id } = await sender.client.done(addStill, { body })
  expect(await named(name)).toBeUndefined()
  const { items, counts } = await read({ limit: 1 })
  expect(items).toMatchObject([{ kind: 'photo', id, state: 'ready', came: null, cameAt: null }])
  expect(counts?.sending).toBe(before - 1)
})

test('what a file is called goes with its upload, however that ends, and stands in no log', async () => {
  const [used, given, refused] = ['used', 'given up', 'refused'].map((how) => `Whitlock ${how}.jpg`)
  const photo = await makePhoto()
  const uploadId = await upload(sender.client, photo, { name: used ?? '' })
  await sender.client.done(addStill, { body: { uploadId, title: 'A group', provenance: {} } })
  const address = await beginUpload(sender.client, photo.length, { name: given ?? '' })
  const headers = { 'tus-resumable': '1.0.0' }
  expect(await sender.client.send(address, { method: 'DELETE', headers })).toMatchObject({
    status: 204,
  })
  const broken = await upload(sender.client, Buffer.from('no picture'), { name: refused ?? '' })
  const asked = { body: { uploadId: broken, title: 'A group', provenance: {} } }
  expectProblem(await sender.client.call(addStill, asked), 'media.unfit')
  for (const { name } of await database.listCollections().toArray()) {
    if (name.startsWith('system.')) continue
    const all = JSON.stringify(await database.collection(name).find().toArray())
    expect(all, name).not.toContain('Whitlock ')
  }
  expect(JSON.stringify(server.lines)).not.toContain('Whitlock ')
})

test('[A3] what was refused is a row for a week, by its title, with the reason in the words that its sender got', async () => {
  const uploadId = await upload(sender.client, Buffer.from('<svg/>'), { name: 'x.jpg' })
  const asked = { body: { uploadId, title: 'Found in a drawer', provenance: {} } }
  const { detail } = await sender.client.refused(addStill, asked)
  const [row] = await uploadsIn('refused')
  expect(row).toMatchObject({
    ...{ kind: 'upload', state: 'refused', title: 'Found in a drawer', by: sender.name, bytes: 6 },
    ...{ failure: detail, came: null, ending: false, can: { cancel: false, retry: false } },
  })
  expect((await read()).counts?.refused).toBeGreaterThan(0)
  // Asked again, there is no such upload, and no second row.
  expectProblem(await sender.client.call(addStill, asked), 'request.invalid')
  expect((await uploadsIn('refused')).filter(({ title }) => title === row?.title)).toHaveLength(1)
  const indexes = await database.collection('refusedSends').indexes()
  expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toContain(7 * 86_400)
})

test('[S2] only admins read it', async () => {
  const moderator = await aModerator(server)
  for (const { client } of [sender, moderator])
    expectProblem(await client.call(listSent, { query: { kind: 'upload' } as never }), 'forbidden')
  const visitor = aVisitor(server)
  expectProblem(await visitor.call(listSent, { query: {} }), 'auth.required')
})

test('uploads, refusals and what was made stand in one list by their time, each once, page by page', async () => {
  const titles = [0, 1, 2].map((at) => `reel ${at}.mov`)
  for (const name of titles) {
    await beginUpload(sender.client, 1_000, { name })
    await aSentStill(sender)
    const uploadId = await upload(sender.client, Buffer.from(name))
    const body = { uploadId, title: `Refused ${name}`, provenance: {} }
    expectProblem(await sender.client.call(addStill, { body }), 'media.unfit')
  }
  const seen: Sent[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await read({ limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.items)
    cursor = page.nextCursor
  }
  const ids = seen.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
  expect(seen.slice(0, 9).map(({ state }) => state)).toEqual(
    titles.flatMap(() => ['refused', 'ready', 'sending']),
  )
  expect((await uploadsIn('sending')).every(({ state }) => state === 'sending')).toBe(true)
  for (const state of ['waiting', 'failed', 'ready']) expect(await uploadsIn(state)).toEqual([])
  for (const kind of ['film', 'photo', 'document'])
    for (const state of ['sending', 'refused'])
      expect((await read({ kind, state })).items).toEqual([])
})

test('[V7] whoever watches hears that an upload began, went on, or was refused, and not by which id it is sent', async () => {
  const live = await goLive(admin.client)
  await live.watch('ingest')
  const heard = () => live.changes().filter(({ kind }) => kind === 'ingest').length
  const more = async (act: () => Promise<unknown>, what: string) => {
    const before = heard()
    await act()
    await live.until(() => heard() > before, what)
  }
  let address = ''
  await more(async () => {
    address = await beginUpload(sender.client, 20)
  }, 'that it began')
  await more(
    () => sendPiece(sender.client, address, 0, Buffer.alloc(20)),
    'that something of it has come',
  )
  const uploadId = address.split('/').at(-1) ?? ''
  const body = { uploadId, title: 'A group', provenance: {} }
  await more(() => sender.client.call(addStill, { body }), 'that it was refused')
  expect(JSON.stringify(live.frames)).not.toContain(uploadId)
})

test('an upload that an older program announced is in no row', async () => {
  const before = (await uploadsIn()).length
  const address = await beginUpload(sender.client, 10)
  const _id = address.split('/').at(-1) ?? ''
  const uploads = database.collection<{ _id: string }>('uploads')
  await uploads.updateOne({ _id }, { $unset: { listed: '' } })
  expect((await sendPiece(sender.client, address, 0, Buffer.alloc(10))).status).toBe(204)
  expect((await uploadsIn()).length).toBe(before)
})

test('[O2] each of its lists is read along an index', async () => {
  await noteAll()
  for (const query of [
    {},
    { kind: 'upload' },
    { state: 'refused' },
    { state: 'sending', limit: 1 },
  ])
    await read(query)
  await stopNoting()
  const reads = { ns: { $regex: /\.(uploads|refusedSends)$/ }, planSummary: { $exists: true } }
  const plans = await notes().find(reads).toArray()
  expect(plans.length).toBeGreaterThan(3)
  expect(plans.filter(({ planSummary }) => planSummary?.includes('COLLSCAN')).map(told)).toEqual([])
})
