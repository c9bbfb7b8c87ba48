import { randomBytes } from 'node:crypto'
import { getRoom } from '@rollcall/contract/office.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { aContributor, anAdmin, signIn, signUp } from '../support/accounts.ts'
import { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { keptFiles } from '../support/kept.ts'
import { makePhoto } from '../support/media.ts'
import { aPort } from '../support/ports.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { beginUpload, sendPiece, upload } from '../support/upload.ts'

const MIB = 2 ** 20
const env = {
  ROLLCALL_LIMITS: 'on',
  ROLLCALL_UPLOADS_ACCOUNT_GIB: String(10 / 1024),
  ROLLCALL_UPLOADS_ACCOUNT: '12',
  ROLLCALL_UPLOADS_ALL_GIB: String(25 / 1024),
}
const tus = { 'tus-resumable': '1.0.0' }

let server: Server
let other: Server
beforeAll(async () => {
  server = await startServer({ env })
  other = await startServer({ dataDir: server.dataDir, env })
})

const announce = (client: Client, bytes: number) =>
  client.send('/api/uploads', {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes) },
  })
const addressOf = ({ headers }: { headers: Headers }) => String(headers.get('location'))
const giveUp = async (client: Client, address: string) =>
  (await client.send(address, { method: 'DELETE', headers: tus })).status
const uploads = database.collection<{ _id: string; at: Date }>('uploads')
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const lying = async (address: string) =>
  (await keptFiles(server.dataDir)).filter((file) => file.includes(idOf(address)))

test('[D4, O2] of 300 uploads that are announced at once at two processes, no more are taken than an account may have, and one given up makes room', async () => {
  const { client } = await aContributor(server)
  const elsewhere = client.at(other.url)
  const asked = Array.from({ length: 300 }, (_, n) => announce(n % 2 ? client : elsewhere, MIB))
  const answers = await Promise.all(asked)
  const taken = answers.filter(({ status }) => status === 201)
  expect(taken).toHaveLength(10)
  for (const answer of answers.filter((one) => !taken.includes(one))) {
    const told = expectProblem(answer, 'upload.quota')
    expect(told.detail).toMatch(/0\.01 GiB in 10\. Please add one of them, cancel one/)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(80_000)
  }
  other.kill('SIGKILL')
  await other.exited
  expect((await announce(client, 1)).status).toBe(429)
  const [first] = taken.map(addressOf)
  expect(await giveUp(client, first ?? '')).toBe(204)
  expect(await lying(first ?? '')).toEqual([])
  const again = await Promise.all([announce(client, MIB), announce(client, MIB)])
  expect(again.map(({ status }) => status).sort()).toEqual([201, 429])
  for (const answer of [...taken.slice(1), ...again.filter(({ status }) => status === 201)])
    expect(await giveUp(client, addressOf(answer))).toBe(204)
})

test('[D4] empty files count too, and an account that has been here long may have more', async () => {
  const young = await aContributor(server)
  const answers = await Promise.all(Array.from({ length: 14 }, () => announce(young.client, 0)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(12)
  const old = await aContributor(server, { ageHours: 24 * 40 })
  const big = await announce(old.client, 11 * MIB)
  expect(big.status).toBe(201)
  expect((await announce(young.client, 11 * MIB)).status).toBe(429)
  expect(await giveUp(old.client, addressOf(big))).toBe(204)
})

test('[D4, S5] all accounts together have a bound, and the disk has one: 507 in words, and everything else goes on', async () => {
  const accounts = await Promise.all([0, 1, 2].map(() => aContributor(server)))
  const answers = await Promise.all(accounts.map(({ client }) => announce(client, 10 * MIB)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  const refused = answers.find(({ status }) => status !== 201)
  expect(refused && expectProblem(refused, 'storage.full').detail).toMatch(/0\.024 GiB together/)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  const plenty = { ROLLCALL_FILE_GIB: '1000', ROLLCALL_UPLOADS_ALL_GIB: '1000000' }
  const large = await startServer({ dataDir: server.dataDir, env: plenty })
  const { client } = await aContributor(large)
  let last = await announce(client, 1_000 * 2 ** 30)
  while (last.status === 201) last = await announce(client, 1_000 * 2 ** 30)
  expect(expectProblem(last, 'storage.full').detail).toMatch(/The disk has no space for it/)
  expect((await client.send('/readyz')).status).toBe(200)
  await database.collection('uploads').deleteMany({})
})

test('[D4] it gives up what is its own and unused, finished or not, and nothing else', async () => {
  const [by, stranger] = [await aContributor(server), await aContributor(server)]
  const photo = await makePhoto()
  const half = await beginUpload(by.client, photo.length)
  await sendPiece(by.client, half, 0, photo.subarray(0, 100))
  const whole = `/api/uploads/${await upload(by.client, photo)}`
  for (const address of [half, whole]) {
    expect(await giveUp(stranger.client, address)).toBe(404)
    expect(await lying(address)).toHaveLength(2)
    expect(await giveUp(by.client, address)).toBe(204)
    expect(await giveUp(by.client, address)).toBe(404)
    expect(await lying(address)).toEqual([])
  }
  const uploadId = await upload(by.client, photo)
  const body = { uploadId, title: 'A group', provenance: {} }
  const { id } = await by.client.done(addStill, { body })
  expect(await giveUp(by.client, `/api/uploads/${uploadId}`)).toBe(404)
  expect(await by.client.done(addStill, { body })).toMatchObject({ id })
})

test('[D4] an upload is kept for a day after its last byte, and its account goes on with it in another session', async () => {
  const { client, id, email } = await signUp(server)
  const address = await beginUpload(client, 1_000)
  const _id = idOf(address)
  const almost = new Date(Date.now() - 23 * 3_600_000)
  await uploads.updateOne({ _id }, { $set: { at: almost } })
  await sendPiece(client, address, 0, randomBytes(400))
  expect((await uploads.findOne({ _id }))?.at.getTime()).toBeGreaterThan(almost.getTime() + 60_000)
  await database.collection('session').deleteMany({ userId: new ObjectId(id) })
  const ask = (by: Client) => by.send(address, { method: 'HEAD', headers: tus })
  await expect.poll(async () => (await ask(client)).status).toBe(401)
  const anew = new Client(server.url)
  await signIn(anew, email)
  expect((await ask(anew)).headers.get('upload-offset')).toBe('400')
  expect((await sendPiece(anew, address, 400, randomBytes(600))).status).toBe(204)
})

test('[D4, S5] the office says how much waits, and so do the metrics', async () => {
  const admin = await anAdmin(server)
  const { client } = await aContributor(server)
  const before = await admin.client.done(getRoom)
  const address = await beginUpload(client, MIB)
  await sendPiece(client, address, 0, randomBytes(5_000))
  const now = await admin.client.done(getRoom)
  expect(now.uploads.count).toBe(before.uploads.count + 1)
  expect(now.uploads.announcedBytes).toBe(before.uploads.announcedBytes + MIB)
  expect(now.uploads.comeBytes).toBeGreaterThanOrEqual(before.uploads.comeBytes + 5_000)
  expect(now.uploads.mostBytes).toBe(25 * MIB)
  expect(now.disk.freeBytes).toBeLessThan(now.disk.bytes)
  const METRICS_PORT = String(await aPort())
  await startWorker({ dataDir: server.dataDir, env: { METRICS_PORT } })
  const told = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text()
  expect(told).toContain(`rollcall_uploads{what="announced"} ${now.uploads.announcedBytes}`)
  expect(told).toMatch(/^rollcall_uploads\{what="count"\} [1-9]/m)
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
