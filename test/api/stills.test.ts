import { readFile } from 'node:fs/promises'
import { addStill, getStill, listStills, type Still } from '@rollcall/contract/stills.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { aSentStill, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto, noSharedMedia, sharedMedia } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { aChart, aTiff } from '../support/tiff.ts'
import { upload } from '../support/upload.ts'

let server: Server
let by: Account

beforeAll(async () => {
  server = await startServer({ env: { ROLLCALL_PICTURE_MEGAPIXELS: '2' } })
  by = await aContributor(server)
})

const add = async (bytes: Uint8Array, title = 'A group') => {
  const uploadId = await upload(by.client, bytes)
  return by.client.call(addStill, { body: { uploadId, title, provenance: {} } })
}

test('[A5] a photo becomes a still with pictures that load, are immutable and say what they are', async () => {
  const still = await aStill(by, { width: 700, height: 500 })
  expect(still).toMatchObject({ filmId: null, frame: null, width: 700, height: 500, version: 1 })
  expect(still.pictures.map(({ width }) => width)).toEqual([320, 320, 640, 640, 700, 700])
  for (const { url, type, width } of still.pictures) {
    const response = await fetch(server.url + url)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const seen = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([`image/${seen.format}`, seen.width]).toEqual([type, width])
  }
})

test('it keeps what was said of it', async () => {
  const provenance = { archive: 'NARA', naid: '12345', date: '1951~', publishedBefore: true }
  const uploadId = await upload(by.client, await makePhoto())
  const still = await by.client.done(addStill, {
    body: { uploadId, title: ' A group ', provenance },
  })
  expect(still).toMatchObject({ title: 'A group', provenance })
  const page = await aVisitor(server).done(getStill, { params: { stillId: still.id } })
  expect(page).toMatchObject({ id: still.id, provenance, sightings: [] })
})

test('[A2] the same bytes again answer 201 with the still that exists, also when two send them at once', async () => {
  const photo = await makePhoto()
  const answers = await Promise.all([add(photo), add(photo, 'B'), add(photo, 'C')])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  const ids = answers.map(({ body }) => (body as { id: string }).id)
  expect(new Set(ids).size).toBe(1)
  const before = await keptFiles(server.dataDir)
  expect(await add(photo)).toMatchObject({ status: 201, body: { id: ids[0] } })
  expect(await keptFiles(server.dataDir)).toEqual(before)
})

test.each([
  ['an SVG', 'markup', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a web page', 'markup', async () => Buffer.from('<!doctype html><title>x</title>')],
  ['an archive', 'archive', async () => Buffer.from('504b030414000000', 'hex')],
  ['nothing', 'empty', async () => Buffer.alloc(0)],
  [
    'half a WebP',
    'damaged',
    async () => (await makePhoto({ width: 800, format: 'webp' })).subarray(0, 9_000),
  ],
  ['too many pixels', 'too-many-pixels', () => makePhoto({ width: 2_000, height: 1_001 })],
  ['a film', 'not-a-picture', () => makeFilm()],
])('[A3] %s is refused with a reason and leaves nothing behind', async (_, reason, make) => {
  const bytes = await make()
  const [stored, files] = [await hashOfStored(), await keptFiles(server.dataDir)]
  const { status, body } = await add(bytes)
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 'media.unfit', reason, errors: [{ path: 'uploadId' }] })
  expect((body as { detail: string }).detail).toMatch(/^[A-Z].+\.$/)
  expect(await hashOfStored()).toBe(stored)
  expect(await keptFiles(server.dataDir)).toEqual(files)
  expect(server.errors()).toEqual([])
})

test('[A3] of half a JPEG what is there is kept, and its answer and its page say what is missing', async () => {
  const whole = await makePhoto({ width: 800 })
  const { status, body } = await add(whole.subarray(0, whole.length / 2))
  expect(status).toBe(201)
  const { id, facts } = body as Still
  expect(facts.remarks).toEqual([
    { code: 'part-missing', percent: expect.any(Number), says: expect.stringMatching(/missing/) },
  ])
  const page = await aVisitor(server).done(getStill, { params: { stillId: id } })
  expect(page.facts).toEqual(facts)
})

test('[A3] of a TIFF of several pictures it is asked which; each is a still of its own, of the same original', async () => {
  const [front, back] = [aChart({ width: 192, height: 128 }), aChart({ width: 160, height: 120 })]
  const file = aTiff([front, back])
  const uploadId = await upload(by.client, file)
  const body = { uploadId, title: 'A print', provenance: {} }
  expect(await by.client.refused(addStill, { body })).toMatchObject({
    ...{ status: 409, code: 'source.several-pictures', offered: 1 },
    pages: [
      { page: 1, width: 192, height: 128 },
      { page: 2, width: 160, height: 120 },
    ],
  })
  expect(await by.client.refused(addStill, { body: { ...body, page: 3 } })).toMatchObject({
    ...{ status: 400, errors: [{ path: 'page' }] },
  })
  const first = await by.client.done(addStill, { body: { ...body, page: 1 } })
  const again = await upload(by.client, file)
  const second = await by.client.done(addStill, { body: { ...body, uploadId: again, page: 2 } })
  expect([first.width, second.width, second.sha256]).toEqual([192, 160, first.sha256])
  expect(second.facts.remarks[0]).toMatchObject({ code: 'page', page: 2, pages: 2 })
  const once = await upload(by.client, file)
  const known = await by.client.done(addStill, { body: { ...body, uploadId: once, page: 2 } })
  expect(known.id).toBe(second.id)
})

test('lists go from the newest to the oldest, page by page', async () => {
  const made = []
  for (let n = 0; n < 5; n += 1) made.unshift((await aSentStill(by)).id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 2, ...(cursor && { cursor }) }
    const page = await aVisitor(server).done(listStills, { query })
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen.slice(0, 5)).toEqual(made)
  expect(new Set(seen).size).toBe(await database.collection('stills').countDocuments())
})

test('[S3] a cursor that is none is refused', async () => {
  const query = { cursor: 'nonsense' }
  expect(await by.client.refused(listStills, { query })).toMatchObject({
    code: 'request.invalid',
    errors: [{ path: 'cursor' }],
  })
})

test('[A4] a picture is the same from the disk, from memory and to whoever asks for a part or the head of it', async () => {
  const { pictures } = await aStill(by)
  const [{ url = '', type = '' } = {}] = pictures
  const ask = (init: RequestInit = {}) => fetch(server.url + url, init)
  const first = await ask()
  const bytes = Buffer.from(await first.arrayBuffer())
  const again = await ask()
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
  const names = ['content-type', 'content-length', 'cache-control', 'x-content-type-options']
  const told = (answer: Response) => names.map((name) => answer.headers.get(name))
  expect(told(again)).toEqual(told(first))
  expect(told(again)).toContain(type)
  const head = await ask({ method: 'HEAD' })
  expect([head.status, ...told(head)]).toEqual([200, ...told(first)])
  const part = await ask({ headers: { range: 'bytes=0-9' } })
  expect((await part.arrayBuffer()).byteLength).toBe(bytes.length)
  expect((await ask({ method: 'POST' })).status).toBe(404)
})

test('[S2] nothing but derivatives is served from the files', async () => {
  const still = await aStill(by)
  const name = still.sha256
  for (const path of [
    `/files/originals/${name.slice(0, 2)}/${name}`,
    `/files/derivatives/${name.slice(0, 2)}/${name}`,
    `/files/derivatives/${name.slice(0, 2)}/${name}.webp`,
    '/files/derivatives/..%2f..%2f/secrets.json',
    '/files/derivatives/aa/..%2f..%2f..%2fsecrets.json',
    '/files/derivatives/aa/constructor.constructor',
    '/files/secrets.json',
  ])
    expect((await by.client.send(path)).status, path).toBe(404)
})

test.for(['photo-a.jpg', 'photo-b.jpg', 'photo-c.png', 'iiif-reference.png'])(
  '[A1] a real photo is kept: %s',
  async (name, context) => {
    const path = sharedMedia(name)
    if (!path) return context.skip(noSharedMedia)
    const { status, body } = await add(await readFile(path))
    expect({ status, body }).toMatchObject({ status: 201, body: { filmId: null } })
  },
)
