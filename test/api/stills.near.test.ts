import { randomUUID } from 'node:crypto'
import { listChanges } from '@rollcall/contract/history.ts'
import { listPairs, rulePair } from '@rollcall/contract/pairs.ts'
import { addStill, getStill, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { upload } from '../support/upload.ts'

let server: Server
let by: Account
let moderator: Account
const until = { timeout: 60_000 }

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
  await startWorker({ dataDir: server.dataDir })
})

const add = async (picture: Uint8Array, account = by) => {
  const uploadId = await upload(account.client, picture)
  return account.client.done(addStill, { body: { uploadId, title: 'A group' } })
}

/** A photo, and the same mirrored, which is added after it. */
const aPair = async () => {
  const picture = await makePhoto()
  const first = await add(picture)
  const copy = await sharp(picture).flop().jpeg({ quality: 70 }).toBuffer()
  return { first, second: await add(copy), copy }
}

const pairsOf = async (
  { id }: Pick<Still, 'id'>,
  ruling: 'open' | 'same' | 'different' = 'open',
) => {
  const { items } = await moderator.client.done(listPairs, { query: { ruling, limit: 100 } })
  return items.filter(({ stills }) => stills.some((one) => one.id === id))
}

const rule = (
  one: Still,
  other: Still,
  ruling: 'open' | 'same' | 'different',
  client = moderator.client,
) =>
  client.call(rulePair, {
    params: { stillId: one.id },
    body: { stillId: other.id, ruling },
    key: randomUUID(),
  })

test('[A2] a photo that looks like another is taken and pointed out, also when it is sent again', async () => {
  const { first, second, copy } = await aPair()
  expect(first.near).toEqual([])
  expect(second.near).toMatchObject([{ still: { id: first.id }, mirrored: true, cropped: false }])
  expect((await add(copy)).near).toMatchObject([{ still: { id: first.id } }])
  expect(await add(await makePhoto())).toMatchObject({ near: [] })
})

test('[A2, A9] of a restricted still only moderators learn that a photo looks like it', async () => {
  const { first, copy } = await aPair()
  const restricted = { restricted: true, reasons: 'His family asked for it.' }
  await moderator.client.done(restrictStill, { params: { stillId: first.id }, body: restricted })
  expect((await add(copy)).near).toEqual([])
  expect((await add(copy, moderator)).near).toMatchObject([{ still: { id: first.id } }])
})

test('[A2] moderators list what looks alike, page by page, and nobody else does', async () => {
  const { second } = await aPair()
  await aPair()
  await expect.poll(async () => (await pairsOf(second)).length, until).toBe(1)
  const [found] = await pairsOf(second)
  expect(found).toMatchObject({ ruling: 'open', mirrored: true, cropped: false, ruledBy: null })
  const page = await moderator.client.done(listPairs, { query: { limit: 1 } })
  const next = { limit: 1, cursor: page.nextCursor ?? '' }
  const [other] = (await moderator.client.done(listPairs, { query: next })).items
  expect(other?.id).not.toBe(page.items[0]?.id)
  expect((await by.client.refused(listPairs, {})).code).toBe('forbidden')
  const wrong = await moderator.client.refused(listPairs, { query: { cursor: 'x' } })
  expect(wrong.errors?.[0]?.path).toBe('cursor')
})

test('[A2, M6] two that are linked as the same picture both stay and lead to each other, until that is taken back', async () => {
  const [one, other] = [await aStill(by), await aStill(by)]
  const sameOf = async ({ id }: Still) =>
    (await aVisitor(server).done(getStill, { params: { stillId: id } })).samePictures.map(
      (still) => still.id,
    )
  const links = () => database.collection('audit').countDocuments()
  const before = await links()
  expect(await rule(one, other, 'same')).toMatchObject({ status: 200, body: { ruling: 'same' } })
  expect(await rule(other, one, 'same')).toMatchObject({ body: { version: 2 } })
  expect(await links()).toBe(before + 1)
  expect([await sameOf(one), await sameOf(other)]).toEqual([[other.id], [one.id]])
  expect(await pairsOf(one, 'same')).toMatchObject([{ ruledBy: moderator.name }])
  await rule(one, other, 'open')
  expect([await sameOf(one), await sameOf(other)]).toEqual([[], []])
  for (const { id } of [one, other]) {
    const { items } = await aVisitor(server).done(listChanges, { query: { stillId: id } })
    expect(items).toMatchObject([
      { what: 'pair.ruled', was: { ruling: 'same' }, now: { ruling: 'open' } },
      { what: 'pair.ruled', was: { ruling: 'open' }, now: { ruling: 'same' } },
    ])
  }
  expect(await pairsOf(one)).toEqual([])
})

test('[A2, A9] a restricted one of two same pictures is not named to visitors, nor is the link', async () => {
  const [one, other] = [await aStill(by), await aStill(by)]
  await rule(one, other, 'same')
  const body = { restricted: true, reasons: 'His family asked for it.' }
  await moderator.client.done(restrictStill, { params: { stillId: other.id }, body })
  const asked = { params: { stillId: one.id } }
  expect((await aVisitor(server).done(getStill, asked)).samePictures).toEqual([])
  expect((await moderator.client.done(getStill, asked)).samePictures).toHaveLength(1)
  const history = { query: { stillId: one.id } }
  expect((await by.client.done(listChanges, history)).items).toEqual([])
  expect((await moderator.client.done(listChanges, history)).items).toHaveLength(1)
})

test('[A2] two that are said not to be the same are never asked about again', async () => {
  const { first, second } = await aPair()
  await expect.poll(async () => (await pairsOf(second)).length, until).toBe(1)
  await rule(first, second, 'different')
  expect(await pairsOf(second)).toEqual([])
  await database.collection('jobs').insertOne({
    ...{ _id: `stills.compare:${second.id}` as never, name: 'stills.compare' },
    ...{ payload: { stillId: second.id }, dueAt: new Date(0), holder: null },
    ...{ leaseUntil: new Date(0), failures: 0, takes: 0 },
  })
  const waiting = () => database.collection('jobs').countDocuments({ name: 'stills.compare' })
  await expect.poll(waiting, until).toBe(0)
  expect(await pairsOf(second)).toEqual([])
  expect(await pairsOf(second, 'different')).toHaveLength(1)
})

test('[A2, S3] only a moderator says of two whether they are the same; a still is no pair with itself', async () => {
  const [one, other] = [await aStill(by), await aStill(by)]
  expect(await rule(one, other, 'same', by.client)).toMatchObject({ status: 403 })
  expect(await rule(one, other, 'open')).toMatchObject({ status: 404 })
  expect(await rule(one, { ...other, id: 'f'.repeat(24) as never }, 'same')).toMatchObject({
    status: 404,
  })
  const wrong = await rule(one, one, 'same')
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'stillId' }] } })
})

test('[A2, A7] a still that was made before there were prints gets its own from its picture', async () => {
  const { first, second } = await aPair()
  await expect.poll(async () => (await pairsOf(second)).length, until).toBe(1)
  for (const collection of ['prints', 'pairs']) await database.collection(collection).deleteMany({})
  await database
    .collection('jobs')
    .updateOne({ name: 'stills.print' }, { $set: { dueAt: new Date(0) } })
  const prints = database.collection<{ _id: string }>('prints')
  await expect.poll(() => prints.countDocuments({ _id: first.id }), until).toBe(1)
  await expect.poll(async () => (await pairsOf(first)).length, until).toBe(1)
})
