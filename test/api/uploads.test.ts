import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { addFilm } from '@rollcall/contract/films.ts'
import { addPortrait } from '@rollcall/contract/personPortraits.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { keptFiles } from '../support/kept.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { beginUpload, sendPiece, upload } from '../support/upload.ts'

let server: Server
let other: Server
let by: Account

beforeAll(async () => {
  server = await startServer()
  other = await startServer({ dataDir: server.dataDir })
  by = await aContributor(server)
})

const tus = { 'tus-resumable': '1.0.0' }
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const given = { title: 'A group', provenance: {} }
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const ask = (client: Client, address: string, method = 'HEAD') =>
  client.send(address, { method, headers: tus })
const offsetOf = async (client: Client, address: string) =>
  Number((await ask(client, address)).headers.get('upload-offset'))

const metadataOf = (path: string) => readFile(join(server.dataDir, 'files', path))

test('[A1] an upload becomes an original byte for byte, and leaves nothing else behind', async () => {
  const photo = await makePhoto({ gps: true })
  const uploadId = await upload(by.client, photo, { name: '../../x.svg', type: 'image/svg+xml' })
  const still = await by.client.done(addStill, { body: { uploadId, ...given } })
  expect(still.sha256).toBe(sha256(photo))
  const original = `originals/${still.sha256.slice(0, 2)}/${still.sha256}`
  expect((await metadataOf(original)).equals(photo)).toBe(true)
  expect((await keptFiles(server.dataDir)).filter((file) => /incoming|scratch/.test(file))).toEqual(
    [],
  )
})

/** Announces a piece, sends half of it, and cuts the line. */
const sendHalf = (client: Client, address: string, bytes: Uint8Array): Promise<void> =>
  new Promise((cut) => {
    const url = new URL(address, client.url)
    const headers = {
      ...tus,
      cookie: client.cookie(),
      origin: client.url,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
    }
    const sending = request(url, { method: 'PATCH', headers })
    sending.on('error', () => cut())
    sending.on('close', () => cut())
    sending.write(bytes.subarray(0, bytes.length / 2), () => sending.destroy())
  })

/** Sends what is missing; where the line that was cut brought more meanwhile, it asks anew what that is. */
const sendRest = async (client: Client, address: string, bytes: Uint8Array): Promise<number> => {
  const offset = await offsetOf(client, address)
  const { status } = await sendPiece(client, address, offset, bytes.subarray(offset))
  return status === 409 ? sendRest(client, address, bytes) : status
}

test('[A1] an upload whose line was cut goes on where it broke off, at another process too', async () => {
  const photo = await makePhoto({ width: 1200, height: 900, format: 'png' })
  const address = await beginUpload(by.client, photo.length)
  await sendHalf(by.client, address, photo)
  const elsewhere = by.client.at(other.url)
  expect(await offsetOf(elsewhere, address)).toBeLessThanOrEqual(photo.length / 2)
  const early = await by.client.call(addStill, { body: { uploadId: idOf(address), ...given } })
  expectProblem(early, 'upload.unfinished')
  expect(await sendRest(elsewhere, address, photo)).toBe(204)
  const body = { uploadId: idOf(address), ...given }
  expect((await by.client.done(addStill, { body })).sha256).toBe(sha256(photo))
})

test('[A1] two processes that are sent one upload at once write it once', async () => {
  // Small enough to come in one piece: whoever waits for a longer one asks its writer to let go of it.
  const photo = await makePhoto({ width: 160, height: 120, format: 'png' })
  const address = await beginUpload(by.client, photo.length)
  const half = Math.floor(photo.length / 2)
  await sendPiece(by.client, address, 0, photo.subarray(0, half))
  const wrong = randomBytes(photo.length - half)
  const answers = await Promise.all([
    sendPiece(by.client, address, half, photo.subarray(half)),
    sendPiece(by.client.at(other.url), address, half, photo.subarray(half)),
    sendPiece(by.client.at(other.url), address, half + 1, wrong.subarray(1)),
  ])
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 204)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(2)
  const body = { uploadId: idOf(address), ...given }
  expect((await by.client.done(addStill, { body })).sha256).toBe(sha256(photo))
})

test('[A2] an upload is used once: asked again, at once and elsewhere, it gives the same still', async () => {
  const uploadId = await upload(by.client, await makePhoto())
  const body = { uploadId, ...given }
  const clients = [by.client, by.client.at(other.url), by.client, by.client.at(other.url)]
  const stills = await Promise.all(clients.map((client) => client.done(addStill, { body })))
  expect(new Set(stills.map(({ id }) => id)).size).toBe(1)
  const after = await by.client.done(addStill, { body: { ...body, title: 'Another title' } })
  expect(after).toMatchObject({ id: stills[0]?.id, title: given.title })
  for (const method of ['HEAD', 'PATCH', 'DELETE'])
    expect((await ask(by.client, `/api/uploads/${uploadId}`, method)).status).not.toBe(204)
})

test('[A2] an upload that became a still becomes nothing else: it says to upload the file again', async () => {
  const moderator = await aModerator(server)
  const uploadId = await upload(moderator.client, await makePhoto())
  const body = { uploadId, ...given }
  const still = await moderator.client.done(addStill, { body })
  const told = {
    code: 'request.invalid',
    errors: [{ path: 'uploadId', message: expect.stringContaining('upload the file again') }],
  }
  expect(await moderator.client.refused(addFilm, { body })).toMatchObject(told)
  const params = { personId: (await aPerson(moderator)).id }
  const asked = { params, body: { uploadId } }
  expect(await moderator.client.refused(addPortrait, asked)).toMatchObject(told)
  expect(await moderator.client.done(addStill, { body })).toMatchObject({ id: still.id })
})

test('[A2, S4] an upload that became a portrait is one of nobody else, and again it is the same', async () => {
  const moderator = await aModerator(server)
  const uploadId = await upload(moderator.client, await makePhoto())
  const [one, other] = [await aPerson(moderator), await aPerson(moderator)]
  const key = randomUUID()
  const asked = ({ id }: { id: string }) => ({ params: { personId: id }, body: { uploadId } })
  const add = (whom: { id: string }) => moderator.client.done(addPortrait, asked(whom))
  const { portraits } = await moderator.client.done(addPortrait, { ...asked(one), key })
  expect(portraits).toHaveLength(1)
  expect((await add(one)).portraits).toEqual(portraits)
  expect(await moderator.client.refused(addPortrait, asked(other))).toMatchObject({
    code: 'request.invalid',
    errors: [{ path: 'uploadId', message: expect.stringContaining('upload the file again') }],
  })
  const under = await moderator.client.refused(addPortrait, { ...asked(other), key })
  expect(under.code).toBe('idempotency.reused')
  expect(await database.collection('portraits').countDocuments({ personId: other.id })).toBe(0)
})

test('[S2] an upload is there for nobody but its account', async () => {
  const stranger = await aContributor(server)
  const photo = await makePhoto()
  const address = await beginUpload(by.client, photo.length)
  for (const method of ['HEAD', 'DELETE'])
    expect((await ask(stranger.client, address, method)).status).toBe(404)
  expectProblem(await sendPiece(stranger.client, address, 0, photo), 'not-found')
  await sendPiece(by.client, address, 0, photo)
  const body = { uploadId: idOf(address), ...given }
  for (const endpoint of [addStill, addFilm])
    expect(await stranger.client.refused(endpoint, { body })).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'uploadId' }],
    })
})

test('[S2] a visitor and a suspended account upload nothing', async () => {
  const begin = (client: Client) =>
    client.send('/api/uploads', { method: 'POST', headers: { ...tus, 'upload-length': '10' } })
  expectProblem(await begin(aVisitor(server)), 'auth.required')
  expectProblem(await begin((await aContributor(server, { suspended: true })).client), 'forbidden')
})

test('[S2] what was uploaded is not given back, and no other site is let in', async () => {
  const address = await beginUpload(by.client, 10)
  expectProblem(await by.client.send(address), 'method.not-allowed')
  const foreign = { ...tus, 'upload-length': '10', origin: 'https://elsewhere.example' }
  const refused = await by.client.send('/api/uploads', { method: 'POST', headers: foreign })
  expectProblem(refused, 'origin.foreign')
  const asked = await by.client.send('/api/uploads', {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })
  for (const { headers } of [refused, asked])
    expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('[A3] more than the largest file is refused before a byte of it is sent', async () => {
  const small = await startServer({ dataDir: server.dataDir, env: { ROLLCALL_FILE_GIB: '0.001' } })
  const begin = (bytes: number) =>
    by.client.at(small.url).send('/api/uploads', {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(bytes) },
    })
  const refused = await begin(2_000_000)
  expect(expectProblem(refused, 'body.too-large').detail).toContain('0.001 GiB')
  expect((await begin(1_000_000)).status).toBe(201)
})

test.each([
  ['without a length', {}, undefined],
  ['of a length that is none', { 'upload-length': '-5' }, ['upload-length']],
  ['of another protocol', { 'upload-length': '5', 'tus-resumable': '0.2.2' }, ['tus-resumable']],
  [
    'of a name that is none',
    { 'upload-length': '5', 'upload-metadata': 'filename !!!' },
    ['upload-metadata'],
  ],
])('[S3] an upload %s is refused with a reason', async (_, headers, named) => {
  const refused = await by.client.send('/api/uploads', {
    method: 'POST',
    headers: { ...tus, ...headers },
  })
  expect(expectProblem(refused, 'request.invalid').errors?.map(({ path }) => path)).toEqual(named)
})

test('[S3] a path for an upload id leads nowhere', async () => {
  for (const id of ['..%2f..%2fsecrets.json', '.', '..', 'x'.repeat(5_000), '%00', '*'])
    expect((await ask(by.client, `/api/uploads/${id}`)).status, id).toBeGreaterThanOrEqual(400)
  const body = { uploadId: '../../secrets.json', ...given }
  expect(await by.client.refused(addStill, { body })).toMatchObject({ code: 'request.invalid' })
  expect(server.errors()).toEqual([])
})

let worker: Promise<unknown> | undefined
/** Has it tidied until it finds that: a tidy that runs just now began before, and its end would make the next one late. */
const untilTidied = async (find: () => Promise<unknown>, found: unknown): Promise<void> => {
  worker ??= startWorker({ dataDir: server.dataDir })
  await worker
  const tidy = { name: 'uploads.tidy', holder: null }
  const look = async () => {
    await database.collection('jobs').updateOne(tidy, { $set: { dueAt: new Date(0) } })
    return find()
  }
  await expect.poll(look).toEqual(found)
}

test('[A3] uploads that were begun a day ago and became nothing are removed', async () => {
  const address = await beginUpload(by.client, 1_000)
  await sendPiece(by.client, address, 0, randomBytes(500))
  const young = await beginUpload(by.client, 1_000)
  const files = () => keptFiles(server.dataDir)
  const named = async (one: string) => (await files()).filter((file) => file.includes(idOf(one)))
  expect(await named(address)).toHaveLength(2)
  const dayAgo = new Date(Date.now() - 25 * 3_600_000)
  await database
    .collection<{ _id: string }>('uploads')
    .updateOne({ _id: idOf(address) }, { $set: { at: dayAgo } })
  await untilTidied(() => named(address), [])
  expect((await ask(by.client, address)).status).toBe(404)
  expect(await named(young)).toHaveLength(2)
})

/** As a process leaves an upload that dies after its film or still was committed, and before the bytes were removed. */
const leaveBytes = async (id: string, bytes: Uint8Array): Promise<void> => {
  const incoming = join(server.dataDir, 'files/incoming')
  await writeFile(join(incoming, id), bytes)
  await writeFile(join(incoming, `${id}.json`), JSON.stringify({ id, size: bytes.length }))
}

const thoseWithBytes = async (ids: readonly string[]): Promise<readonly string[]> => {
  const files = (await keptFiles(server.dataDir)).join(' ')
  return ids.filter((id) => files.includes(id))
}

test('[A3] bytes of a used upload, and old ones of none, are removed; what is on its way stays', async () => {
  const photo = await makePhoto()
  const used = await upload(by.client, photo)
  await by.client.done(addStill, { body: { uploadId: used, ...given } })
  await leaveBytes(used, photo)
  const [old, young] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
  for (const id of [old, young]) await leaveBytes(id, photo)
  const dayAgo = new Date(Date.now() - 25 * 3_600_000)
  for (const file of [old, `${old}.json`])
    await utimes(join(server.dataDir, 'files/incoming', file), dayAgo, dayAgo)
  const onItsWay = idOf(await beginUpload(by.client, 1_000))
  await untilTidied(() => thoseWithBytes([used, old, young, onItsWay]), [young, onItsWay])
  const again = await by.client.done(addStill, { body: { uploadId: used, ...given } })
  expect(again.sha256).toBe(sha256(photo))
})

test('[A2, O2] a process that is killed while uploads become stills loses none, doubles none, and its bytes go', async () => {
  const dying = await startServer({ dataDir: server.dataDir })
  const photos = await Promise.all(Array.from({ length: 6 }, () => makePhoto()))
  const ids = await Promise.all(photos.map((photo) => upload(by.client, photo)))
  const bodies = ids.map((uploadId) => ({ uploadId, ...given }))
  await using used = database.collection('uploads').watch([{ $match: { operationType: 'update' } }])
  const first = used.next()
  const sent = bodies.map((body) => by.client.at(dying.url).call(addStill, { body }))
  await first
  dying.kill('SIGKILL')
  await Promise.allSettled(sent)
  const stills = await Promise.all(bodies.map((body) => by.client.done(addStill, { body })))
  expect(stills.map((still) => still.sha256)).toEqual(photos.map(sha256))
  const hashes = { sha256: { $in: photos.map(sha256) } }
  expect(await database.collection('stills').countDocuments(hashes)).toBe(photos.length)
  await untilTidied(() => thoseWithBytes(ids), [])
})
