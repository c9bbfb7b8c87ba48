import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aContributor } from '../support/accounts.ts'
import type { Answer } from '../support/client.ts'
import { expectProblem } from '../support/expect.ts'
import { keptFiles } from '../support/kept.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { beginUpload, sendPiece } from '../support/upload.ts'

let server: Server
let by: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const tus = { 'tus-resumable': '1.0.0' }
const begin = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
  by.client.send('/api/uploads', { method: 'POST', headers: { ...tus, ...headers } })
const incoming = async () =>
  (await keptFiles(server.dataDir)).filter((file) => file.startsWith('incoming/'))

const FIVE_GB = '5000000000'

test('[A3] 5 GB are refused in words before a byte of them is sent, and nothing is kept', async () => {
  const before = await incoming()
  const told = expectProblem(await begin({ 'upload-length': FIVE_GB }), 'body.too-large')
  expect(told).toMatchObject({ status: 413, detail: expect.stringContaining('4 GiB') })
  for (const length of [
    '99999999999999999999',
    '9007199254740993',
    '1e10',
    '0x10',
    '-1',
    '',
    '5;6',
  ])
    expect((await begin({ 'upload-length': length })).status, length).toBeGreaterThanOrEqual(400)
  expect(await incoming()).toEqual(before)
})

test('[A3] a length that is told only later is bounded by the same limit', async () => {
  const before = await incoming()
  const answer = await begin({ 'upload-defer-length': '1' })
  if (answer.status === 201) {
    const address = String(answer.headers.get('location'))
    const later = { ...tus, 'upload-offset': '0', 'upload-length': FIVE_GB }
    const type = { 'content-type': 'application/offset+octet-stream' }
    const sent = { method: 'PATCH', body: randomBytes(10), headers: { ...later, ...type } }
    expectProblem(await by.client.send(address, sent), 'body.too-large')
  } else expect(answer.status).toBe(400)
  expect((await begin({ 'upload-defer-length': '1', 'upload-length': '5' })).status).toBe(400)
  expect((await incoming()).length).toBeLessThanOrEqual(before.length + 2)
})

test('[A3] whatever place in an upload is claimed, only the next byte is taken', async () => {
  const address = await beginUpload(by.client, 1_000)
  await sendPiece(by.client, address, 0, randomBytes(500))
  for (const offset of [0, 499, 501, 1_000, 5_000_000_000])
    expect((await sendPiece(by.client, address, offset, randomBytes(10))).status).toBe(409)
  for (const offset of [-1, 0.5, Number.NaN])
    expect((await sendPiece(by.client, address, offset, randomBytes(10))).status).toBe(400)
  expect((await sendPiece(by.client, address, 500, randomBytes(500))).status).toBe(204)
})

/** Sends without saying how much will come, until the other side has enough. */
const pour = (address: string, offset: number, bytes: number): Promise<number> =>
  new Promise((resolve) => {
    const headers = {
      ...tus,
      cookie: by.client.cookie(),
      origin: server.url,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    }
    const sending = request(new URL(address, server.url), { method: 'PATCH', headers })
    sending.on('error', () => resolve(0))
    sending.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    const piece = randomBytes(65_536)
    let left = bytes
    const more = () => {
      if (left <= 0 || sending.destroyed) return void sending.end()
      left -= piece.length
      sending.write(piece, more)
    }
    more()
  })

test('[A3] more than was announced is not kept, whether it is said or poured in', async () => {
  const address = await beginUpload(by.client, 1_000)
  const over = await sendPiece(by.client, address, 0, randomBytes(2_000))
  expect([400, 413]).toContain(over.status)
  const other = await beginUpload(by.client, 1_000)
  expect(await pour(other, 0, 4 << 20)).not.toBe(204)
  for (const one of [address, other]) {
    const { headers } = await by.client.send(one, { method: 'HEAD', headers: tus })
    expect(Number(headers.get('upload-offset'))).toBeLessThanOrEqual(1_000)
  }
})

test('[S2] a foreign page goes on with no upload and ends none, and no proxy of its own moves its address', async () => {
  const photo = await makePhoto()
  const address = await beginUpload(by.client, photo.length)
  const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  for (const method of ['POST', 'PATCH', 'DELETE'])
    for (const origin of ['https://elsewhere.example', 'null', `${server.url}.example`]) {
      const sent = { method, body: photo, headers: { ...tus, ...type, origin } }
      expectProblem(await by.client.send(address, sent), 'origin.foreign')
    }
  const forged = { 'x-forwarded-host': 'elsewhere.example', forwarded: 'host=elsewhere.example' }
  const begun = await begin({ 'upload-length': '10', ...forged, 'x-forwarded-proto': 'https' })
  expect(begun.headers.get('location')).toMatch(/^\/api\/uploads\/\w+$/)
  expect((await sendPiece(by.client, address, 0, photo)).status).toBe(204)
  const uploadId = address.split('/').at(-1) ?? ''
  const body = { uploadId, title: 'A group', provenance: {} }
  expect((await by.client.done(addStill, { body })).width).toBeGreaterThan(0)
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
