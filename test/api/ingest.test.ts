import { chooseLanguage } from '@rollcall/contract/accounts.ts'
import { getDocument, ruleRendering } from '@rollcall/contract/documents.ts'
import { type Film, getFilm, ruleIngest } from '@rollcall/contract/films.ts'
import { listSent, type Sent } from '@rollcall/contract/ingest.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { aDocument, aFilm, aSentStill, aShot } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, anAdmin } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { stillsOf, untilFilm, untilSettled } from '../support/ingest.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import type { Running } from '../support/processes.ts'
import { played } from '../support/proof.ts'
import { someOf } from '../support/random.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'

vi.setConfig({ testTimeout: 400_000 })

let server: Server
let sender: Account
let moderator: Account
let admin: Account
beforeAll(async () => {
  server = await startServer()
  sender = await aContributor(server)
  moderator = await aModerator(server)
  admin = await anAdmin(server)
})

let before: string[]
beforeEach(async () => {
  before = await keptFiles(server.dataDir)
})

const workers: Running[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
const aWorker = async (): Promise<Running> => {
  // Each film here is long enough to be cut into pieces.
  const env = { ROLLCALL_HLS_SECONDS: '0.5' }
  const worker = await startWorker({ dataDir: server.dataDir, env })
  workers.push(worker)
  return worker
}

const long = { shots: [40, 30, 50], width: 320, height: 240 }
/** The last part of its way is making the stills: of many shots, so that it takes a while too. */
const cut = { ...long, shots: Array.from({ length: 10 }, () => 16) }

const rule = (by: Account, { id }: Pick<Film, 'id'>, ruling: 'cancel' | 'again') =>
  by.client.call(ruleIngest, { params: { filmId: id }, body: { ruling } })

const readPage = (query: object) => admin.client.done(listSent, { query: query as never })

const isCleared = async ({ id }: { id: string }): Promise<boolean> => {
  const { items } = await readPage({})
  return items.find((one) => one.id === id)?.ending === false
}

/** Whatever else was kept since the test began. */
const others = async (): Promise<string[]> =>
  (await keptFiles(server.dataDir)).filter((file) => !before.includes(file))

const expectNothingButWhatWasSent = async (film: Film) => {
  await vi.waitUntil(() => isCleared(film), { timeout: 120_000, interval: 50 })
  expect(await others()).toEqual([`originals/${film.sha256.slice(0, 2)}/${film.sha256}`])
  for (const name of ['stills', 'prints'])
    expect(await database.collection(name).countDocuments({ filmId: film.id })).toBe(0)
  expect(await database.collection('madeFiles').countDocuments({ of: film.id })).toBe(0)
  const { state, cancelled, failure, shots, facts, plays } = await sender.client.done(getFilm, {
    params: { filmId: film.id },
  })
  expect({ state, cancelled, shots, facts, plays }).toEqual({
    ...{ state: 'failed', cancelled: true, shots: [], facts: null, plays: null },
  })
  expect(failure).toMatch(/cancelled/)
}

const begunAt = (film: Film, share: number) =>
  untilFilm(sender, film, ({ progress, state }) => state !== 'waiting' && progress.done >= share)

/**
 * A film whose ingest was cancelled from there on. One that was ready before the cancelling arrived was too quick, and
 * another is sent.
 */
const cancelledAt = async (share: number, tries = 5): Promise<Film> => {
  before = await keptFiles(server.dataDir)
  const film = await aFilm(sender, await makeFilm(cut))
  await begunAt(film, share)
  const answer = await rule(admin, film, 'cancel')
  if (answer.status === 200) return film
  expectProblem(answer, 'ingest.stays')
  expect((await untilSettled(sender, film)).state).toBe('ready')
  expect(tries).toBeGreaterThan(1)
  return cancelledAt(share, tries - 1)
}

const shares = [0.1, 0.75]
const sample = played('moments of cancelling', { whole: shares.length, sample: 1 })

test.each(someOf(shares, sample, 'moments of cancelling'))(
  '[A7] an ingest that is cancelled at %f of its way ends, and leaves what was sent and nothing else; tried again, it becomes ready',
  async (share) => {
    await aWorker()
    const film = await cancelledAt(share)
    await expectNothingButWhatWasSent(film)
    expect((await rule(sender, film, 'again')).status).toBe(200)
    const { state, cancelled } = await untilSettled(sender, film)
    expect({ state, cancelled }).toEqual({ state: 'ready', cancelled: false })
    expect((await stillsOf(sender, film)).length).toBeGreaterThanOrEqual(3)
    const left = { of: film.id }
    const isForgotten = async () =>
      (await database.collection('madeFiles').countDocuments(left)) === 0
    await vi.waitUntil(isForgotten, { timeout: 60_000, interval: 50 })
  },
)

test('[A7] a worker that is killed while an ingest is cancelled, and one while it is tried again: nothing is left, then it becomes ready', async () => {
  const film = await aFilm(sender, await makeFilm({ ...long, shots: [41, 30, 50] }))
  const first = await aWorker()
  await begunAt(film, 0.3)
  const cancelling = rule(sender, film, 'cancel')
  first.kill('SIGKILL')
  expect((await cancelling).status).toBe(200)
  await first.exited
  expectProblem(await rule(sender, film, 'again'), 'ingest.ending')
  const second = await aWorker()
  await expectNothingButWhatWasSent(film)
  expect((await rule(sender, film, 'again')).status).toBe(200)
  await begunAt(film, 0.75)
  second.kill('SIGKILL')
  await second.exited
  await aWorker()
  const { state, stills } = await untilSettled(sender, film)
  expect(state).toBe('ready')
  expect(stills).toBeGreaterThanOrEqual(3)
})

test('[A7] what another film needs too stays when one is cancelled', async () => {
  const twin = { ...long, shots: [62, 50] }
  // The same pictures in another file: its rendition has the same bytes.
  const one = await aFilm(sender, await makeFilm(twin))
  await aWorker()
  expect((await untilSettled(sender, one)).state).toBe('ready')
  const kept = await keptFiles(server.dataDir)
  const encoder = ['-metadata', 'comment=the other']
  const other = await aFilm(sender, await makeFilm({ ...twin, encoder }))
  await begunAt(other, 0.75)
  await rule(sender, other, 'cancel')
  await vi.waitUntil(() => isCleared(other), { timeout: 120_000, interval: 50 })
  const now = await keptFiles(server.dataDir)
  expect(kept.filter((file) => !now.includes(file))).toEqual([])
})

test('[A7] one that nobody has taken up yet is cancelled at once, and its job is gone', async () => {
  const film = await aFilm(sender, await makeFilm({ shots: [12] }))
  expect((await rule(sender, film, 'cancel')).status).toBe(200)
  await expectNothingButWhatWasSent(film)
  expect(await database.collection('jobs').countDocuments({ name: 'film.ingest' })).toBe(0)
})

test('[A7] the rendering of a document is cancelled while it runs, and tried again', async () => {
  const pages = Array.from({ length: 12 }, (_, at) => ({ lines: [`Page ${at} ${Math.random()}`] }))
  const { id, sha256 } = await aDocument(moderator, pages)
  const params = { documentId: id }
  const look = () => moderator.client.done(getDocument, { params })
  await aWorker()
  await vi.waitUntil(async () => (await look()).pages >= 2, { timeout: 120_000, interval: 40 })
  const cancel = { params, body: { ruling: 'cancel' } } as const
  const { state, cancelled } = await admin.client.done(ruleRendering, cancel)
  expect({ state, cancelled }).toEqual({ state: 'failed', cancelled: true })
  await vi.waitUntil(() => isCleared({ id }), { timeout: 120_000, interval: 50 })
  expect(await others()).toEqual([`originals/${sha256.slice(0, 2)}/${sha256}`])
  expect((await look()).pages).toBe(0)
  await moderator.client.done(ruleRendering, { params, body: { ruling: 'again' } })
  const isReady = async () => (await look()).state === 'ready'
  await vi.waitUntil(isReady, { timeout: 200_000, interval: 50 })
  expect((await look()).pages).toBe(12)
})

test('[S2] only admins and whoever sent it cancel an ingest or have it tried again', async () => {
  const film = await aFilm(sender, await makeFilm({ shots: [13] }))
  const foreign = await aContributor(server)
  expectProblem(await rule(foreign, film, 'cancel'), 'forbidden')
  expectProblem(await rule(moderator, film, 'cancel'), 'forbidden')
  expect((await rule(admin, film, 'cancel')).status).toBe(200)
  expectProblem(await rule(moderator, film, 'again'), 'forbidden')
  expect((await rule(sender, film, 'again')).status).toBe(200)
  expectProblem(await moderator.client.call(listSent, { query: {} }), 'forbidden')
})

test('[M6] cancelling and trying again stand in the log, once each however often they are asked for', async () => {
  const film = await aFilm(sender, await makeFilm({ shots: [14] }))
  const acts = async () =>
    (await database.collection('audit').find().sort({ _id: -1 }).limit(2).toArray()).map(
      ({ act }) => act,
    )
  await rule(admin, film, 'cancel')
  await rule(admin, film, 'cancel')
  await rule(sender, film, 'again')
  await rule(sender, film, 'again')
  expect(await acts()).toEqual(['ingest.tried-again', 'ingest.cancelled'])
  expect(await database.collection('jobs').countDocuments({ 'payload.filmId': film.id })).toBe(1)
})

test('[K4] a film on which somebody is marked already, and one that is ready, are not cancelled any more', async () => {
  const [still] = await aShot(sender, [await makePhoto()])
  const stored = await database.collection<{ _id: string; filmId: string }>('stills').findOne({
    _id: still?.id ?? '',
  })
  const film = { id: stored?.filmId as Film['id'] }
  const region = { x: 20, y: 20, w: 60, h: 75 }
  const params = { stillId: still?.id as never }
  await sender.client.done(addSighting, { params, body: { region } })
  expectProblem(await rule(sender, film, 'cancel'), 'ingest.stays')
  const films = database.collection<{ _id: string }>('films')
  await films.updateOne({ _id: film.id }, { $set: { state: 'ready' } })
  expectProblem(await rule(admin, film, 'cancel'), 'ingest.stays')
})

test('films, photos and documents stand in one list, the newest first, page by page, and by kind and state', async () => {
  const film = await aFilm(sender, await makeFilm({ shots: [15] }))
  const photo = await aSentStill(sender)
  const document = await aDocument(moderator)
  const read = async (query: Record<string, string>): Promise<Sent[]> => {
    const all: Sent[] = []
    let cursor: string | null = null
    do {
      const asked: object = { limit: 2, ...query, ...(cursor && { cursor }) }
      const { items, counts, nextCursor } = await readPage(asked)
      all.push(...items)
      expect(counts === null).toBe(cursor !== null)
      cursor = nextCursor
    } while (cursor !== null)
    return all
  }
  const all = await read({})
  expect(all.slice(0, 3).map(({ kind, id }) => [kind, id])).toEqual([
    ['document', document.id],
    ['photo', photo.id],
    ['film', film.id],
  ])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all[2]).toMatchObject({
    ...{ title: film.title, state: 'waiting', failure: null, seconds: null, ending: false },
    can: { cancel: true, retry: false },
  })
  expect(all[2]?.bytes).toBeGreaterThan(100)
  await rule(admin, film, 'cancel')
  expect((await read({ state: 'cancelled' })).map(({ id }) => id)).toContain(film.id)
  expect((await read({ state: 'failed' })).map(({ id }) => id)).not.toContain(film.id)
  expect((await read({ kind: 'photo' })).every(({ kind }) => kind === 'photo')).toBe(true)
  expect((await read({ kind: 'photo', state: 'waiting' })).length).toBe(0)
  expectProblem(
    await admin.client.call(listSent, { query: { cursor: 'nothing' } }),
    'request.invalid',
  )
})

test('whoever sent a film that an admin cancels is told so, in his language, and not where he does it himself', async () => {
  const { client, email } = sender
  const letters = () =>
    database
      .collection('mails')
      .find({ to: email, subject: /cancelled|취소/ })
      .toArray()
  const own = await aFilm(sender, await makeFilm({ shots: [16] }))
  const before = (await letters()).length
  await rule(sender, own, 'cancel')
  expect((await letters()).length).toBe(before)
  await client.done(chooseLanguage, { body: { language: 'ko' } })
  const film = await aFilm(sender, await makeFilm({ shots: [17] }))
  await rule(admin, film, 'cancel')
  const told = (await letters()).at(-1)
  expect(told?.text).toContain(`/films/${film.id}`)
  expect(told?.text).toContain(film.title)
  expect(told?.subject).toContain('취소')
  await rule(admin, film, 'cancel')
  expect((await letters()).length).toBe(before + 1)
})
