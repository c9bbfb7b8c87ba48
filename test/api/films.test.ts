import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jobRow } from '@rollcall/api/platform/jobs/job.ts'
import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { editShots, tellFields } from '@rollcall/contract/filmMending.ts'
import * as contract from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { getFilmPieces, getFilmPlaylist, getFilmVideo } from '@rollcall/contract/playing.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test, vi } from 'vitest'
import { aFilm } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { stillsOf, untilFilm, untilSettled } from '../support/ingest.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto, makeWithFfmpeg } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { upload } from '../support/upload.ts'

vi.setConfig({ testTimeout: 240_000 })

let server: Server
let other: Server
let by: Account
let ready: contract.Film
let long: contract.Film
let bytes: Uint8Array

beforeAll(async () => {
  server = await startServer()
  other = await startServer({ dataDir: server.dataDir })
  by = await aContributor(server)
  bytes = await makeFilm({ shots: [30, 24, 40], rate: '24000/1001' })
  const film = await aFilm(by, bytes)
  const lasting = await aFilm(by, { shots: [60], rate: '12' })
  await startWorker({ dataDir: server.dataDir, env: { ROLLCALL_HLS_SECONDS: '5' } })
  ready = await untilSettled(by, film)
  long = await untilSettled(by, lasting)
}, 240_000)

const params = () => ({ filmId: ready.id })
const filmOf = async (account: Account, film: Uint8Array) => {
  const uploadId = await upload(account.client, film)
  return account.client.call(contract.addFilm, {
    body: { uploadId, title: 'Again', provenance: {} },
  })
}

test('[A5] an uploaded film becomes facts, shots, and a still for each shot', async () => {
  expect(ready).toMatchObject({
    state: 'ready',
    failure: null,
    progress: { done: 1, doing: null },
    facts: { width: 160, height: 120, frames: 94, rate: { num: 24_000, den: 1001 } },
    shots: [
      { from: 0, to: 30 },
      { from: 30, to: 54 },
      { from: 54, to: 94 },
    ],
    stills: 3,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  const stills = await stillsOf(by, ready)
  for (const [at, { from, to }] of ready.shots.entries()) {
    expect(stills[at]).toMatchObject({
      filmId: ready.id,
      title: ready.title,
      width: 160,
      height: 120,
    })
    expect(stills[at]?.frame).toBeGreaterThanOrEqual(from)
    expect(stills[at]?.frame).toBeLessThan(to)
  }
  expect(ready.cover?.id).toBe(stills[2]?.id)
})

test('[K1] the SHA-256 of a film still is that of its stored lossless frame', async () => {
  for (const { sha256 } of await stillsOf(by, ready)) {
    const frame = join(server.dataDir, 'files/frames', sha256.slice(0, 2), `${sha256}.png`)
    expect(
      createHash('sha256')
        .update(await readFile(frame))
        .digest('hex'),
    ).toBe(sha256)
  }
})

test('[A1] the original is kept byte for byte, and nothing half done beside it', async () => {
  const original = join(server.dataDir, 'files/originals', ready.sha256.slice(0, 2), ready.sha256)
  expect((await readFile(original)).equals(bytes)).toBe(true)
  expect((await keptFiles(server.dataDir)).filter((file) => /incoming|scratch/.test(file))).toEqual(
    [],
  )
})

test('[A2] the same bytes again answer 201 with the film that exists', async () => {
  const colleague = await aContributor(server)
  const answers = await Promise.all([filmOf(colleague, bytes), filmOf(by, bytes)])
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 201, body: { id: ready.id, title: ready.title } })
  expect(await database.collection('films').countDocuments({ sha256: ready.sha256 })).toBe(1)
})

/** The worker has done what it found on its way: nothing of it is written while others look. */
const untilIdle = () =>
  expect
    .poll(() =>
      Promise.all([
        database.collection('outbox').countDocuments({ done: false }),
        database
          .collection('jobs')
          .countDocuments({ $or: [{ holder: { $ne: null } }, { dueAt: { $lte: new Date() } }] }),
      ]),
    )
    .toEqual([0, 0])

test.each([
  ['a playlist', 'playlist', async () => Buffer.from('#EXTM3U\n#EXTINF:1,\n/etc/passwd\n')],
  [
    'a list of other films',
    'playlist',
    async () => Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'"),
  ],
  ['half a film', 'damaged', async () => (await makeFilm()).subarray(0, 12_000)],
  ['a photo', 'not-a-film', () => makePhoto()],
  ['sound', 'sound', () => makeWithFfmpeg(['-f', 'lavfi', '-i', 'sine=duration=1'], 'x.mp4')],
])('[A3] %s is refused with a reason and leaves nothing behind', async (_, reason, make) => {
  const stranger = await make()
  await untilIdle()
  const [stored, files] = [await hashOfStored(), await keptFiles(server.dataDir)]
  const answer = await filmOf(by, stranger)
  expect(expectProblem(answer, 'media.unfit')).toMatchObject({
    reason,
    errors: [{ path: 'uploadId' }],
  })
  expect(await hashOfStored()).toBe(stored)
  expect(await keptFiles(server.dataDir)).toEqual(files)
})

test('[A3] of a film that is damaged in its middle what can be read is kept, and its facts tell what is missing', async () => {
  const look = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25:duration=4']
  const film = Buffer.from(await makeWithFfmpeg([...look, '-c:v', 'mjpeg'], 'film.mov'))
  const pictures = film.indexOf('mdat')
  film.fill(0, pictures + Math.floor((film.length - pictures) / 4), Math.floor(film.length * 0.8))
  const { status, body } = await filmOf(by, film)
  expect(status).toBe(201)
  const kept = await untilSettled(by, body as contract.Film)
  expect(kept).toMatchObject({ state: 'ready', failure: null, facts: { frames: 100, seconds: 4 } })
  expect(kept.facts?.notes).toContainEqual({
    kind: 'part-missing',
    from: expect.closeTo(1, 0),
    to: expect.closeTo(3.2, 0),
  })
})

test('[A7] a film whose ingest failed has no video, and is tried again when it is sent again', async () => {
  const film = await makeFilm({ shots: [12], width: 96 })
  const made = await untilSettled(by, (await filmOf(by, film)).body as contract.Film)
  const failure = 'Something went wrong on our side several times.'
  const failed = { state: 'failed', failure, facts: null, rendition: null }
  await database.collection<{ _id: string }>('films').updateOne({ _id: made.id }, { $set: failed })
  const video = await by.client.call(getFilmVideo, { params: { filmId: made.id } })
  expect(expectProblem(video, 'film.not-ready').detail).toBe(failure)
  const again = await filmOf(by, film)
  expect(again).toMatchObject({ status: 201, body: { id: made.id } })
  expect((again.body as contract.Film).version).toBeGreaterThan(made.version)
  expect((await untilSettled(by, made)).state).toBe('ready')
})

const video = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}/api/films/${ready.id}/video`, { method, headers })

test('[A5, A9] the rendition is sent whole or in parts, and is asked for anew each time', async () => {
  const whole = await video()
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(whole.headers.get('accept-ranges')).toBe('bytes')
  expect(whole.headers.get('cache-control')).toBe('public, no-cache')
  const all = Buffer.from(await whole.arrayBuffer())
  expect(whole.headers.get('content-length')).toBe(`${all.length}`)
  for (const [range, start, end] of [
    ['bytes=0-0', 0, 1],
    ['bytes=10-99', 10, 100],
    ['bytes=100-', 100, all.length],
    ['bytes=-50', all.length - 50, all.length],
    [`bytes=5-${all.length * 2}`, 5, all.length],
  ] as const) {
    const part = await video({ range })
    expect(part.status, range).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${all.length}`)
    expect(Buffer.from(await part.arrayBuffer()).equals(all.subarray(start, end)), range).toBe(true)
  }
  for (const range of ['bytes=1-2,5-6', 'bytes=9-3', 'lines=1-2', 'bytes=-'])
    expect((await video({ range })).status, range).toBe(200)
  for (const range of [`bytes=${all.length}-`, 'bytes=-0'])
    expect((await video({ range })).status, range).toBe(416)
  const etag = whole.headers.get('etag') ?? ''
  expect((await video({ 'if-none-match': etag })).status).toBe(304)
  const part = (ifRange: string) => video({ range: 'bytes=0-9', 'if-range': ifRange })
  expect([(await part(etag)).status, (await part('"another"')).status]).toEqual([206, 200])
  const head = await video({}, 'HEAD')
  expect([head.status, head.headers.get('content-length')]).toEqual([200, `${all.length}`])
})

test('[A5, A9] a long film is cut into pieces too: its list is small, and what lay in another file is not found', async () => {
  const asked = (endpoint: Endpoint, of: object, headers: Record<string, string> = {}) =>
    fetch(server.url + pathOf(endpoint, { filmId: long.id, ...of }), { headers })
  expect(long.plays?.hls).toBe(true)
  expect(ready.plays).toEqual({ name: expect.stringMatching(/^[0-9a-f]{16}$/), hls: false })
  expectProblem(await by.client.call(getFilmPlaylist, { params: params() }), 'not-found')

  const plain = await asked(getFilmPlaylist, {}, { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
  expect(plain.headers.get('cache-control')).toBe('public, no-cache')
  const list = await plain.text()
  const packed = await asked(getFilmPlaylist, {})
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(await packed.text()).toBe(list)
  for (const { headers } of [plain, packed]) {
    const kept = { 'if-none-match': headers.get('etag') ?? '' }
    expect((await asked(getFilmPlaylist, {}, kept)).status).toBe(304)
  }

  const [, name = ''] = /URI="([^"]+)"/.exec(list) ?? []
  const ranges = [...list.matchAll(/BYTERANGE[:=]"?(\d+)/g)].map(([, bytes]) => Number(bytes))
  expect(ranges.length).toBe(4)
  const whole = await asked(getFilmPieces, { pieces: name })
  expect(whole.headers.get('etag')).toMatch(/^"../)
  const bytes = Buffer.from(await whole.arrayBuffer())
  expect(bytes.length).toBe(ranges.reduce((sum, one) => sum + one, 0))
  const part = await asked(getFilmPieces, { pieces: name }, { range: 'bytes=5-9' })
  expect([part.status, part.headers.get('cache-control')]).toEqual([206, 'public, no-cache'])
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))).toBe(true)
  const others = { [`${'0'.repeat(16)}.m4s`]: 404, 'film.m4s': 400 }
  for (const [pieces, status] of Object.entries(others))
    expect((await asked(getFilmPieces, { pieces })).status, pieces).toBe(status)
})

const keep = (account: Account, frame: number, url = server.url) =>
  account.client.at(url).done(contract.keepFrame, { params: params(), body: { frame } })

test('[A5] a contributor keeps any frame; the same frame is the same still, whoever asks at once', async () => {
  const colleague = await aContributor(server)
  const kept = await Promise.all([
    keep(by, 7),
    keep(colleague, 7, other.url),
    keep(colleague, 7),
    keep(by, 7, other.url),
  ])
  expect(new Set(kept.map(({ id }) => id)).size).toBe(1)
  expect(kept[0]).toMatchObject({ filmId: ready.id, frame: 7, width: 160, height: 120 })
  expect((await keep(by, 7)).id).toBe(kept[0]?.id)
  const { items } = await by.client.done(listStills, { query: { filmId: ready.id } })
  const frames = items.map(({ frame }) => frame ?? -1)
  expect(frames).toEqual([...frames].sort((a, b) => a - b))
  expect(frames.filter((frame) => frame === 7)).toHaveLength(1)
  const now = await by.client.done(contract.getFilm, { params: params() })
  expect(now.stills).toBe(items.length)
  expect(now.version).toBeGreaterThan(ready.version)
})

test('[S4] a key keeps one frame: again it is the same still, and for another frame it is refused', async () => {
  const key = crypto.randomUUID()
  const asked = (frame: number) => ({ params: params(), body: { frame }, key })
  const first = await by.client.done(contract.keepFrame, asked(11))
  expect((await by.client.done(contract.keepFrame, asked(11))).id).toBe(first.id)
  const { length } = await stillsOf(by, ready)
  for (const frame of [7, 12])
    expectProblem(await by.client.call(contract.keepFrame, asked(frame)), 'idempotency.reused')
  expect(await stillsOf(by, ready)).toHaveLength(length)
})

test('[S3] a frame beyond the last one is refused', async () => {
  const asked = { params: params(), body: { frame: 94 } }
  expect(await by.client.refused(contract.keepFrame, asked)).toMatchObject({
    code: 'request.invalid',
    errors: [{ path: 'frame', message: 'is not in this film: its last frame is 93' }],
  })
})

test('[S2] a visitor looks, and changes nothing', async () => {
  const visitor = aVisitor(server)
  const seen = await visitor.done(contract.getFilm, { params: params() })
  expect(seen.can).toEqual({
    edit: false,
    keepFrame: false,
    restrict: false,
    editShots: false,
    tellFields: false,
    cancel: false,
    retry: false,
  })
  const asked = { params: params(), body: { frame: 1 } }
  expect(await visitor.refused(contract.keepFrame, asked)).toMatchObject({ code: 'auth.required' })
  const edit = { params: params(), body: { title: 'Mine' } }
  expect(await visitor.refused(contract.editFilm, edit)).toMatchObject({ code: 'auth.required' })
})

test('[A8] a correction by whoever added it, or a moderator, keeps the old values in the history', async () => {
  const [stranger, moderator] = [await aContributor(server), await aModerator(server)]
  const edit = (account: Account, body: object) =>
    account.client.call(contract.editFilm, { params: params(), body })
  expectProblem(await edit(stranger, { title: 'Mine' }), 'forbidden')
  expect((await edit(by, { title: 'Camp 5, 1951' })).body).toMatchObject({ title: 'Camp 5, 1951' })
  const provenance = { archive: 'NARA', date: '1951' }
  expect((await edit(moderator, { provenance })).body).toMatchObject({
    title: 'Camp 5, 1951',
    provenance,
  })
  const { version } = (await edit(moderator, { provenance })).body as contract.Film
  const partly = { provenance: { date: null, camp: 'Camp 5' } }
  const { camp, ...named } = (await edit(moderator, partly)).body as contract.Film
  const known = { id: expect.any(String), names: [{ text: 'Camp 5' }] }
  expect([camp, named.provenance]).toEqual([known, { archive: 'NARA', camp: camp?.id }])
  const { items } = await moderator.client.done(listChanges, { query: params() })
  expect(items).toMatchObject([
    { was: { date: '1951', camp: null }, now: { date: null, camp: camp?.id }, camps: [camp] },
    { was: { archive: null, date: null }, now: provenance, by: moderator.name },
    { was: { title: ready.title }, now: { title: 'Camp 5, 1951' }, by: by.name },
  ])
  expect(items[1]?.version).toBe(version - 1)
  const [still] = await stillsOf(by, ready)
  expect(still?.title).toBe('Camp 5, 1951')
})

const cut = async (account: Account, body: object, key?: string) =>
  account.client.call(editShots, { params: params(), body, ...(key && { key }) })
const boundsOf = ({ shots }: contract.Film) => shots.map(({ from }) => from)
const framesOf = async () => (await stillsOf(by, ready)).map(({ frame }) => frame as number)

test('[A5, K4] a moderator splits, joins and adds shots: stills stay, a new shot gets its own, it can be undone, and no ingest undoes it', async () => {
  const moderator = await aModerator(server)
  expectProblem(await cut(by, { begin: [20] }), 'forbidden')
  const before = await framesOf()
  const key = crypto.randomUUID()
  const split = (await cut(moderator, { begin: [20] }, key)).body as contract.Film
  expect(boundsOf(split)).toEqual([0, 20, 30, 54])
  const after = await framesOf()
  expect(after).toHaveLength(before.length + 1)
  expect(after).toEqual(expect.arrayContaining(before))
  for (const { from, to } of split.shots)
    expect(after.some((frame) => frame >= from && frame < to)).toBe(true)
  expect(boundsOf((await cut(moderator, { begin: [20] }, key)).body as contract.Film)).toEqual([
    0, 20, 30, 54,
  ])
  expectProblem(await cut(moderator, { begin: [20] }), 'film.shots-changed')
  expectProblem(await cut(moderator, { join: [21] }), 'film.shots-changed')
  expect(await cut(moderator, { begin: [94] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'begin.0' }] },
  })
  const added = (await cut(moderator, { begin: [40, 70], join: [54] })).body as contract.Film
  expect(boundsOf(added)).toEqual([0, 20, 30, 40, 70])

  await database
    .collection<{ _id: string }>('films')
    .updateOne({ _id: ready.id }, { $set: { state: 'waiting' } })
  const job = { _id: `film.ingest:${ready.id}`, ...jobRow('film.ingest', { filmId: ready.id }) }
  await database.collection<{ _id: string }>('jobs').insertOne(job)
  expect(boundsOf(await untilSettled(by, ready))).toEqual([0, 20, 30, 40, 70])

  await cut(moderator, { begin: [54], join: [40, 70] })
  const undone = (await cut(moderator, { join: [20] })).body as contract.Film
  expect(undone.shots).toEqual(ready.shots)
  expect(await framesOf()).toEqual(expect.arrayContaining(after))
  const { items } = await by.client.done(listChanges, { query: params() })
  expect(items.filter(({ what }) => what === 'film.cut')).toMatchObject([
    { was: { shots: [20] }, now: { shots: [] }, byModerator: true },
    { was: { shots: [40, 70] }, now: { shots: [54] } },
    { was: { shots: [54] }, now: { shots: [40, 70] } },
    { was: { shots: [] }, now: { shots: [20] } },
  ])
})

/** A film of fields, of which the upper lines come first, as it is seen. */
const aWovenFilm = async () => {
  const look = 'testsrc2=size=160x120:rate=50:duration=2'
  const weave = ['-vf', 'tinterlace=interleave_top,setfield=tff', '-flags', '+ildct+ilme']
  const codec = ['-c:v', 'mpeg2video', '-q:v', '2']
  const made = await makeWithFfmpeg(['-f', 'lavfi', '-i', look, ...weave, ...codec], 'film.mpg')
  return untilSettled(by, await aFilm(by, made))
}

/** By what its stills are known again. */
const printsOf = async ({ id }: { readonly id: string }): Promise<string[]> =>
  (await database.collection('prints').find({ filmId: id }).toArray()).map(({ small }) =>
    small.toString('base64'),
  )

test('[A5, A6, A8] a moderator corrects the field order: while nobody is marked all is ingested anew, later only what plays; correcting back undoes it', async () => {
  const moderator = await aModerator(server)
  const first = await aWovenFilm()
  expect(first.fields).toEqual({ order: 'top', told: false, making: false })
  const before = await stillsOf(by, first)
  const printed = await printsOf(first)
  expect(printed.length).toBe(before.length)
  const tell = async (account: Account, order: string, key?: string) => {
    const body = { order, reasons: 'Movement went to and fro.' }
    const asked = { params: { filmId: first.id }, body, ...(key && { key }) }
    return account.client.call(tellFields, asked as never)
  }
  expectProblem(await tell(by, 'bottom'), 'forbidden')
  expect(await tell(moderator, 'left')).toMatchObject({ body: { errors: [{ path: 'order' }] } })
  expect((await tell(moderator, 'top')).body).toMatchObject({ version: first.version })

  const key = crypto.randomUUID()
  expect(await tell(moderator, 'bottom', key)).toMatchObject({ body: { state: 'waiting' } })
  await tell(moderator, 'bottom', key)
  const anew = await untilSettled(by, first)
  expect(anew).toMatchObject({
    ...{ state: 'ready', shots: first.shots, cover: { id: first.cover?.id } },
    fields: { order: 'bottom', told: true, making: false },
    facts: { ...first.facts, notes: [{ kind: 'interlaced', first: 'bottom' }] },
  })
  expect(anew.plays?.name).not.toBe(first.plays?.name)
  // By what they are known again is of the pictures that they show now ([A2]).
  const printedAnew = await printsOf(first)
  expect(printedAnew.length).toBe(printed.length)
  for (const print of printedAnew) expect(printed).not.toContain(print)
  const recut = await stillsOf(by, first)
  const placesOf = (stills: typeof recut) => stills.map(({ id, frame }) => ({ id, frame }))
  expect(placesOf(recut)).toEqual(placesOf(before))
  for (const [at, still] of recut.entries()) {
    expect(still.sha256).not.toBe(before[at]?.sha256)
    const [was, is] = [before[at], still].map((one) => fetch(server.url + one?.pictures[0]?.url))
    expect([(await was)?.status, (await is)?.status]).toEqual([404, 200])
  }

  const [still] = recut
  if (!still) throw new Error('a film has a still')
  const mark = { params: { stillId: still.id }, body: { region: { x: 20, y: 20, w: 40, h: 50 } } }
  await by.client.done(addSighting, mark)
  expect(await tell(moderator, 'top')).toMatchObject({ body: { state: 'ready' } })
  const second = await untilFilm(by, first, ({ fields }) => fields?.making === false)
  expect(second.plays?.name).toBe(first.plays?.name)
  expect(second.fields).toEqual({ order: 'top', told: true, making: false })
  expect(await stillsOf(by, first)).toEqual(recut)
  const { items } = await by.client.done(listChanges, { query: { filmId: first.id } })
  expect(items.filter(({ what }) => what === 'film.fields')).toMatchObject([
    { was: { fields: 'bottom' }, now: { fields: 'top' }, byModerator: true },
    { was: { fields: 'top' }, now: { fields: 'bottom' }, reasons: 'Movement went to and fro.' },
  ])

  // What was put together of video is other frames in another order.
  const notes = [{ kind: 'hard-telecine', first: 'top', restored: true }]
  await database
    .collection<{ _id: string }>('films')
    .updateOne({ _id: first.id }, { $set: { 'facts.notes': notes } })
  for (const order of ['bottom', 'none'])
    expectProblem(await tell(moderator, order), 'film.frames-would-move')
})

test('[S4] a film that is added twice with one key is added once', async () => {
  const film = await makeFilm({ shots: [13], width: 64, height: 48 })
  const body = { uploadId: await upload(by.client, film), title: 'Once', provenance: {} }
  const key = crypto.randomUUID()
  const answers = [
    await by.client.done(contract.addFilm, { body, key }),
    await by.client.done(contract.addFilm, { body, key }),
  ]
  expect(answers[0]?.id).toBe(answers[1]?.id)
  const otherBody = { ...body, title: 'Twice' }
  expect(await by.client.refused(contract.addFilm, { body: otherBody, key })).toMatchObject({
    code: 'idempotency.reused',
  })
})

test('lists go from the newest to the oldest, page by page', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 1, ...(cursor && { cursor }) }
    const page = await aVisitor(server).done(contract.listFilms, { query })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual([...seen].sort().reverse())
  expect(seen).toHaveLength(await database.collection('films').countDocuments())
})

test('nothing that was done made a process write an error', () => {
  expect([...server.errors(), ...other.errors()]).toEqual([])
})
