import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type DocumentFile, renderPage } from '@rollcall/api/media/documentFile.ts'
import { frameOf } from '@rollcall/api/media/frame.ts'
import { cutPieces } from '@rollcall/api/media/hls.ts'
import { sharpestIn } from '@rollcall/api/media/shots.ts'
import { openStorage } from '@rollcall/api/media/storage.ts'
import { surveyOf } from '@rollcall/api/media/survey.ts'
import { listDocumentPages } from '@rollcall/contract/documentPages.ts'
import { getDocument } from '@rollcall/contract/documents.ts'
import type { Film } from '@rollcall/contract/films.ts'
import fc from 'fast-check'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aDocument, aFilm } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { aFolder } from '../support/folder.ts'
import { stillsOf, untilFilm, untilSettled } from '../support/ingest.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, noSharedMedia, sharedMedia } from '../support/media.ts'
import { makePdf } from '../support/pdfMade.ts'
import { makeDataDir, type Running } from '../support/processes.ts'
import { played } from '../support/proof.ts'
import { aFile, rendered } from '../support/rendered.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'

vi.setConfig({ testTimeout: 400_000 })

const KILLS = played('kills of an ingest', { whole: 3, sample: 1 })

let server: Server
let by: Account

beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const workers: Running[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

const aWorker = async () => {
  // Each film here is long enough to be cut into pieces.
  const env = { ROLLCALL_HLS_SECONDS: '0.5' }
  const worker = await startWorker({ dataDir: server.dataDir, env })
  workers.push(worker)
  return worker
}

const sha256Of = (bytes: Uint8Array | string = '') =>
  createHash('sha256').update(bytes).digest('hex')

/** What an ingest that nobody disturbs makes of it: frame and SHA-256 of each still, and the same of what plays. */
const undisturbed = async (bytes: Uint8Array) => {
  const { path, facts } = await rendered(await aFile(bytes))
  const { shots, looks } = await surveyOf(path, facts)
  const best = shots.map((shot) => sharpestIn(shot, looks))
  const pictures = await Promise.all(best.map((frame) => frameOf(path, facts.rate, frame)))
  const cut = await cutPieces(path, await aFolder())
  const pieces = sha256Of(await readFile(cut.path))
  const list = sha256Of(cut.listFor(`${pieces.slice(0, 16)}.m4s`))
  return {
    stills: best.map((frame, at) => ({ frame, sha256: sha256Of(pictures[at]) })),
    plays: [`${sha256Of(await readFile(path))}.mp4`, `${pieces}.m4s`, `${list}.m3u8`].sort(),
  }
}

/** Kills a worker in the middle of its work, each time further on; the last one is left alone. */
const disturbed = async (film: Film, moments: readonly number[]): Promise<Film> => {
  for (const moment of moments) {
    const worker = await aWorker()
    const begun = ({ state, progress }: Film) => state !== 'waiting' && progress.done >= moment
    await untilFilm(by, film, (now) => begun(now) || now.state === 'ready')
    worker.kill('SIGKILL')
    await worker.exited
  }
  await aWorker()
  return untilSettled(by, film)
}

/** What plays of the films before. */
const before: string[] = []

const expectOnceEach = async (film: Film, bytes: Uint8Array) => {
  const stills = await stillsOf(by, film)
  const made = stills.map(({ frame, sha256 }) => ({ frame, sha256 }))
  const expected = await undisturbed(bytes)
  expect(made).toEqual(expected.stills)
  const plays = (await keptFiles(server.dataDir))
    .filter((file) => file.startsWith('renditions/'))
    .map((file) => file.slice('renditions/ab/'.length))
  expect(plays.filter((file) => !before.includes(file)).sort()).toEqual(expected.plays)
  before.push(...plays)
  expect(film.stills).toBe(made.length)
  expect(film.state).toBe('ready')
  expect(await database.collection('jobs').countDocuments({ name: 'film.ingest' })).toBe(0)
}

const moments = (what: string): number[] =>
  fc
    .sample(
      fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), {
        minLength: KILLS,
        maxLength: KILLS,
      }),
      {
        numRuns: 1,
        seed: seedFor(what),
      },
    )
    .flat()
    .sort((one, other) => one - other)

test('[A7] an ingest killed at random moments ends with the same stills and the same pieces, once each', async () => {
  const bytes = await makeFilm({ shots: [60, 50, 70, 40, 60], width: 480, height: 360 })
  const film = await disturbed(await aFilm(by, bytes), moments('an ingest is killed'))
  await expectOnceEach(film, bytes)
})

/** What a rendering that nobody disturbs makes of a PDF: the files of each page, which are named by what they hold. */
const undisturbedPages = async (bytes: Uint8Array, pages: number): Promise<string[][]> => {
  const storage = await openStorage(await makeDataDir())
  const file: DocumentFile = { format: 'pdf', pages }
  const path = await aFile(bytes)
  const { signal } = new AbortController()
  const made: string[][] = []
  for (let page = 1; page <= pages; page += 1) {
    const rendered = await renderPage(storage, { path, file, page, signal })
    made.push(rendered?.pictures.map((one) => one.file) ?? [])
  }
  return made
}

test('[A7] the rendering of a document killed at random moments ends with the same pages, once each, and no other file', async () => {
  const written = ['Cover', 'Names', 'Camp 5'].map((line) => ({ lines: [line] }))
  const moderator = await aModerator(server)
  const { id } = await aDocument(moderator, written)
  const look = () => moderator.client.done(getDocument, { params: { documentId: id } })
  for (const moment of moments('a rendering is killed')) {
    const worker = await aWorker()
    const begun = async () => {
      const { state, progress } = await look()
      return state === 'ready' || (state === 'rendering' && progress.done >= moment)
    }
    await vi.waitUntil(begun, { timeout: 100_000, interval: 40 })
    worker.kill('SIGKILL')
    await worker.exited
  }
  await aWorker()
  const isReady = async () => (await look()).state === 'ready'
  await vi.waitUntil(isReady, { timeout: 100_000, interval: 40 })
  const { items } = await moderator.client.done(listDocumentPages, { params: { documentId: id } })
  const stored = await database
    .collection<{ _id: string; pictures: { file: string }[] }>('documentPages')
    .find({ documentId: id })
    .sort({ page: 1 })
    .toArray()
  const files = stored.map(({ pictures }) => pictures.map(({ file }) => file))
  expect(items.map(({ page, text }) => [page, text])).toEqual([
    [1, 'Cover'],
    [2, 'Names'],
    [3, 'Camp 5'],
  ])
  expect(files).toEqual(await undisturbedPages(makePdf(written), 3))
  const kept = (await keptFiles(server.dataDir)).filter((one) => one.startsWith('documents/'))
  expect(kept).toEqual([...new Set(files.flat())].map((one) => `documents/${one}`).sort())
  expect(await database.collection('jobs').countDocuments({ name: 'document.render' })).toBe(0)
})

test('[A7] real film: killed at random moments, it ends with a still of each of its four shots', async (context) => {
  const upload = sharedMedia('film-a.mp4')
  if (!upload) return context.skip(noSharedMedia)
  const bytes = await readFile(upload)
  const film = await disturbed(await aFilm(by, bytes), moments('a real ingest is killed'))
  await expectOnceEach(film, bytes)
  expect(film.shots).toEqual([
    { from: 0, to: 200 },
    { from: 200, to: 255 },
    { from: 255, to: 476 },
    { from: 476, to: 531 },
  ])
})

test('[A7] a worker that is told to stop hands its film back, and another goes on at once', async () => {
  const bytes = await makeFilm({ shots: [300], width: 640, height: 480 })
  const first = await aWorker()
  const film = await aFilm(by, bytes)
  await untilFilm(by, film, ({ progress }) => progress.done > 0)
  expect(await first.stop()).toBe(0)
  const row = await database.collection('jobs').findOne({ name: 'film.ingest' })
  expect(row).toMatchObject({ holder: null, failures: 0, takes: 0 })
  const second = await aWorker()
  expect((await untilSettled(by, film)).state).toBe('ready')
  expect([...first.errors(), ...second.errors()]).toEqual([])
})

test('[A7] progress only grows, in versions that only grow', async () => {
  await aWorker()
  const film = await aFilm(by, await makeFilm({ shots: [40, 40], width: 320, height: 240 }))
  const seen: Film[] = []
  await untilFilm(by, film, (now) => {
    seen.push(now)
    return now.state === 'ready'
  })
  const growing = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const done = seen.map(({ progress }) => progress.done)
  const versions = seen.map(({ version }) => version)
  expect(done).toEqual(growing(done))
  expect(versions).toEqual(growing(versions))
  expect(done.at(-1)).toBe(1)
  const left = (await keptFiles(server.dataDir)).filter((file) => file.startsWith('incoming'))
  expect(left).toEqual([])
})
