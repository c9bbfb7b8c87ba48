import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { getFilm, keepFrame, restrictFilm } from '@rollcall/contract/films.ts'
import { propose } from '@rollcall/contract/identifications.ts'
import { addSighting, mendSighting } from '@rollcall/contract/marks.ts'
import { getFilmPieces, getFilmPlaylist, getFilmVideo } from '@rollcall/contract/playing.ts'
import type { RestrictionSet } from '@rollcall/contract/restriction.ts'
import {
  addStill,
  getStill,
  getStillPicture,
  listStills,
  restrictStill,
  type Still,
} from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { openThread } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aFilm, aStill, countKept } from '../factories/sources.ts'
import { aReceipt } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { stillsOf, untilSettled } from '../support/ingest.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { upload } from '../support/upload.ts'

let server: Server
let visitor: Client
let by: Account
let moderators: [Account, Account]
beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  by = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

let worker: Promise<unknown> | undefined
/** One for all that need it. */
const aWorker = () => {
  worker ??= startWorker({ dataDir: server.dataDir, env: { ROLLCALL_HLS_SECONDS: '0.5' } })
  return worker
}

const moderator = () => moderators[0].client
const reasons = 'His family asked for it.'
const restrict = ({ id }: { id: string }, set: Omit<RestrictionSet, 'reasons'>) =>
  moderator().done(restrictStill, { params: { stillId: id }, body: { reasons, ...set } })

const picturesOf = async ({ pictures }: Pick<Still, 'pictures'>, client = visitor) =>
  Promise.all(pictures.map(async ({ url }) => (await client.send(url)).status))

/** What one may ask for in a list of each kind. */
const queriesOf = ({ query }: Endpoint, ids: Readonly<Record<string, string>>) => {
  const names = Object.keys(query?.shape ?? {}).filter((name) => ids[name] !== undefined)
  return ['', ...names.map((name) => `?${name}=${ids[name]}`)]
}

/** Everything that a client is told by all that can be read. */
const readAll = async (client: Client, ids: Readonly<Record<string, string>>) => {
  const told: { path: string; status: number; text: string }[] = []
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    const formats = endpoint.path.includes('{format}') ? ['csv', 'json', 'jsonl'] : ['']
    for (const format of formats)
      for (const query of queriesOf(endpoint, ids)) {
        const path = pathOf(endpoint, { ...ids, format }) + query
        const { status, body, headers } = await client.send(path)
        const text = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`
        told.push({ path, status, text })
      }
  }
  return told
}

/** A man on two stills, confirmed, of whom tips, a portrait, a mended mark and an open comparison tell. */
const aToldStill = async () => {
  const still = await aStill(by)
  const subject = await aSubject(by, { still })
  const params = { stillId: still.id }
  const { sightings } = await by.client.done(getStill, { params })
  const sightingId = sightings[0]?.id ?? ''
  const region = { x: 22, y: 20, w: 60, h: 75 }
  const mark = { ...params, sightingId }
  await by.client.done(mendSighting, { params: mark, body: { region, version: 0 } })
  const person = await aPortrait(moderators[0], await aPerson(moderators[0]))
  const identification = await anIdentification(by, { subject, person })
  const giver = await aContributor(server)
  await admitted(giver, moderators[0], identification, caption())
  const strong = await admitted(giver, moderators[0], identification, witness())
  for (const { client } of moderators) await ruled(client, strong, 'confirmed')
  const other = await aSubject(by, { still, region: { x: 200, y: 20, w: 60, h: 75 } })
  await anIdentification(giver, { subject: other, person })
  const receipts = [
    await aReceipt(server, { about: { kind: 'still', id: still.id } }),
    await aReceipt(server, { about: { kind: 'sighting', id: sightingId } }),
  ]
  const ids = {
    ...mark,
    photoId: still.id,
    picture: `${still.pictures[0]?.width}.webp`,
    subjectId: subject.id,
    personId: person.id,
    portraitId: person.portraits[0]?.id ?? '',
    identificationId: identification.id,
    filmId: 'a'.repeat(24),
  }
  const secrets = [still.id, still.sha256, sightingId, still.placeholder]
  const files = still.pictures.map(({ url }) => url.slice(url.lastIndexOf('/') + 1))
  return { still, subject, other, ids, receipts, secrets: [...secrets, ...files] }
}

test('[A9, S2] what is restricted is in no answer to whoever is no moderator: every GET of the contract, threads, files and sockets', async () => {
  const former = await aSubject(by)
  const { still, subject, ids, receipts, secrets } = await aToldStill()
  const watching = await goLive(visitor)
  expect(await watching.watch(`still:${still.id}`)).toMatchObject({ ok: true })
  const desk = await goLive(moderator())
  await desk.watch(`still:${still.id}`)
  const tellsOf = (told: Awaited<ReturnType<typeof readAll>>, secret: string) =>
    told.filter(({ text }) => text.includes(secret)).map(({ path }) => path)
  const before = await readAll(by.client, ids)
  for (const secret of secrets) expect(tellsOf(before, secret), secret).not.toEqual([])
  for (const part of ['/api/comparisons', '/api/exports', '/api/history', '/api/subjects'])
    expect(secrets.some((one) => tellsOf(before, one).some((path) => path.startsWith(part)))).toBe(
      true,
    )

  const shown = await restrict(still, { restricted: true })
  expect(shown).toMatchObject({ restricted: true, restriction: { restricted: true, reasons } })
  expect(new Set(await picturesOf(still))).toEqual(new Set([404]))
  for (const client of [visitor, by.client]) {
    const told = await readAll(client, ids)
    for (const secret of secrets) {
      const tells = tellsOf(told, secret).filter((path) => !path.includes(secret))
      expect(tells, secret).toEqual([])
    }
    for (const { path, status } of told) {
      expect(status, path).toBeLessThan(500)
      // What accounts alone may ask for a visitor learns nothing by.
      const wanted = client === visitor && path.endsWith('/suggestions') ? 401 : 404
      if (path.startsWith(`/api/stills/${still.id}`)) expect(status, path).toBe(wanted)
    }
  }
  const page = await by.client.done(getSubject, { params: { subjectId: subject.id } })
  expect(page).toMatchObject({ restricted: true, sightings: [], number: subject.number })
  const wall = await visitor.done(listSubjects, { query: { limit: 1 } })
  expect(wall.items.map(({ id }) => id)).toEqual([former.id])
  for (const receipt of receipts) {
    const thread = await visitor.call(openThread, { body: { receipt } })
    expect(thread.status).toBe(200)
    for (const secret of secrets) expect(JSON.stringify(thread.body)).not.toContain(secret)
  }
  await watching.until(
    () => watching.changes().find(({ kind }) => kind === 'gone'),
    'that it is gone',
  )
  expect(await watching.watch(`still:${still.id}`)).toMatchObject({
    problem: { code: 'not-found' },
  })
  const from = watching.frames.length
  await desk.untilChanged('still')
  const frames = desk.frames.length
  await moderator().done(addSighting, {
    params: { stillId: still.id },
    body: { region: { x: 20, y: 150, w: 60, h: 75 } },
  })
  await desk.until(() => desk.frames.length > frames, 'the next of it')
  expect(watching.frames.slice(from).filter(({ event }) => event !== 'ack')).toEqual([])
})

test('[A9, S2] a man whom only moderators can look at is nowhere for a visitor: answers, pages, search, map of the site and sockets; lifted, he is there again', async () => {
  const { still, subject, ids, receipts } = await aToldStill()
  const { number } = await visitor.done(getSubject, { params: ids })
  const topic = `subject:${subject.id}`
  const watching = await goLive(visitor)
  await watching.watch(topic)
  const numbers = new RegExp(`"(?:number|subjectNumber)":${number}\\b`)
  const tells = async () =>
    (await readAll(visitor, ids)).filter(
      ({ text }) => text.includes(subject.id) || numbers.test(text),
    )
  const pages = async () => {
    const maps = await visitor.send('/sitemaps/men-1.xml')
    const found = await visitor.send(`/api/search?q=${encodeURIComponent(`man ${number}`)}`)
    const page = await visitor.send(`/subjects/${subject.id}`)
    const tip = await visitor.send(`/tip?about=subject:${subject.id}`)
    const told = [maps, found].map(({ body }) => JSON.stringify(body).includes(subject.id))
    return [page.status, tip.status, ...told]
  }
  expect((await tells()).length).toBeGreaterThan(5)
  expect(await pages()).toEqual([200, 200, true, true])

  await restrict(still, { restricted: true })
  const isRow = ({ path }: { path: string }) => /\/(exports|feed)/.test(path)
  // What was confirmed stays in every export ([E3]).
  expect((await tells()).filter((one) => !isRow(one) && one.status === 200)).toEqual([])
  expect(await pages()).toEqual([404, 200, false, false])
  await watching.until(
    () => watching.changes().some(({ kind }) => kind === 'gone'),
    'that he is gone',
  )
  expect(await watching.watch(topic)).toMatchObject({ problem: { code: 'not-found' } })
  for (const receipt of receipts) {
    const { tip } = await visitor.done(openThread, { body: { receipt } })
    expect(tip.about).toBe(null)
  }
  await moderator().done(getSubject, { params: ids })

  await restrict(still, { restricted: false })
  expect(await pages()).toEqual([200, 200, true, true])
})

test('[A9] moderators go on seeing it by addresses that are asked for anew and kept by nobody; lifted, all is as it was', async () => {
  const still = await aStill(by)
  const { pictures } = await restrict(still, { restricted: true })
  for (const { url, type } of pictures) {
    const { status, headers } = await moderator().send(url)
    expect([status, headers.get('content-type')]).toEqual([200, type])
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect((await by.client.send(url)).status).toBe(404)
  }
  const shelves = (folder: string) =>
    readdir(join(server.dataDir, 'files', folder), { recursive: true })
  const names = still.pictures.map(({ url }) => url.slice(url.lastIndexOf('/') - 2))
  for (const name of names) {
    expect(await shelves('derivatives')).not.toContain(name)
    expect(await shelves('restricted')).toContain(name)
  }
  const params = { stillId: still.id }
  const lacking = await moderator().refused(restrictStill, { params, body: { reasons } })
  expect(lacking.errors?.[0]?.path).toBe('restricted')
  await restrict(still, { restricted: false })
  expect(new Set(await picturesOf(still))).toEqual(new Set([200]))
  for (const name of names) expect(await shelves('restricted')).not.toContain(name)
  const again = await visitor.done(getStill, { params })
  expect(again).toMatchObject({ restricted: false, restriction: null, pictures: still.pictures })
  const open = await visitor.call(getStillPicture, {
    params: { ...params, picture: `${pictures[0]?.width}.webp` },
  })
  expect(open.headers.get('cache-control')).toBe('public, no-cache')
})

test('[A9] an answer that devices may keep says whose view it is and when something was last taken from it; of moderators nothing is kept', async () => {
  const { still } = await aToldStill()
  const viewOf = async (client: Client, path: string) =>
    (await client.send(path)).headers.get('rollcall-view')
  const before = await viewOf(visitor, '/api/subjects')
  expect(before).toMatch(/^visitor\.\d+$/)
  expect(await viewOf(by.client, '/api/me')).toBe(before?.replace('visitor', by.id))
  expect(await viewOf(moderator(), '/api/subjects')).toBe('none')
  for (const path of ['/api/search?q=John', '/api/history', '/api/tips/challenge'])
    expect(await viewOf(visitor, path)).toBe(null)
  await restrict(still, { restricted: true })
  await expect.poll(() => viewOf(visitor, '/api/subjects')).not.toBe(before)
  expect(await viewOf(visitor, `/api/stills/${still.id}`)).toBe(null)
})

test('[A9, A2] a restricted photo that is sent again stays away from what is public: nothing is made of it', async () => {
  const photo = await makePhoto()
  const sent = async (client: Client) => ({
    body: { uploadId: await upload(client, photo), title: 'Again', provenance: {} },
  })
  const still = await by.client.done(addStill, await sent(by.client))
  await restrict(still, { restricted: true })
  expect((await by.client.call(addStill, await sent(by.client))).status).toBe(404)
  const again = await moderator().done(addStill, await sent(moderator()))
  expect(again).toMatchObject({ id: still.id, restricted: true })
  const open = await readdir(join(server.dataDir, 'files/derivatives'), { recursive: true })
  for (const { url } of still.pictures)
    expect(open).not.toContain(url.replace('/files/derivatives/', ''))
})

test('[A9] whom only moderators can look at, only they can name', async () => {
  const still = await aStill(by)
  const subject = await aSubject(by, { still })
  await restrict(still, { restricted: true })
  const page = await by.client.done(getSubject, { params: { subjectId: subject.id } })
  expect(page.can).toMatchObject({ propose: false })
  const asked = {
    params: { subjectId: subject.id },
    body: { name: 'Somebody', reasons: 'His ears.', basis: ['witness' as const] },
  }
  expect((await by.client.call(propose, asked)).body).toMatchObject({ code: 'subject.unseen' })
  await moderator().done(propose, asked)
})

test('[A9] a tip about a still that was restricted while it was written is taken', async () => {
  const still = await aStill(by)
  await restrict(still, { restricted: true })
  const receipt = await aReceipt(server, { about: { kind: 'still', id: still.id } })
  const { tip } = await visitor.done(openThread, { body: { receipt } })
  expect(tip.about).toBe(null)
})

test('[A9] whoever is cut off while its pictures are put away has put away what he can be asked for, and the work goes on', async () => {
  const still = await aStill(by)
  const other = await startServer({ dataDir: server.dataDir })
  const put = moderator()
    .at(other.url)
    .call(restrictStill, {
      params: { stillId: still.id },
      body: { restricted: true, reasons },
      key: randomUUID(),
    })
  const isSet = () =>
    database.collection<{ _id: string }>('stills').findOne({ _id: still.id, restricted: true })
  await Promise.all([
    expect
      .poll(isSet, { interval: 1, timeout: 60_000 })
      .not.toBe(null)
      .then(() => other.kill('SIGKILL')),
    put.catch(() => null),
  ])
  expect(new Set(await picturesOf(still))).toEqual(new Set([404]))
  await aWorker()
  const open = () => readdir(join(server.dataDir, 'files/derivatives'), { recursive: true })
  const names = still.pictures.map(({ url }) => url.slice(url.lastIndexOf('/') - 2))
  await expect
    .poll(async () => (await open()).filter((name) => names.includes(name)), { timeout: 60_000 })
    .toEqual([])
})

test('[A9] two stills that look the same share their files: one restricted takes nothing from the other', async () => {
  const still = await aStill(by)
  const stills = database.collection<{ _id: string }>('stills')
  const stored = await stills.findOne({ _id: still.id })
  const twin = { ...stored, _id: 'b'.repeat(24), sha256: 'b'.repeat(64) }
  await stills.insertOne(twin)
  await restrict(still, { restricted: true })
  expect(new Set(await picturesOf(still))).toEqual(new Set([200]))
  await restrict({ id: twin._id }, { restricted: true })
  expect(new Set(await picturesOf(still))).toEqual(new Set([404]))
})

test('[A9] whatever is in memory is asked about again within a second, once for all who want it', async () => {
  const still = await aStill(by)
  const all = () => Promise.all(Array.from({ length: 20 }, () => picturesOf(still)))
  expect(new Set((await all()).flat())).toEqual(new Set([200]))
  // Nobody hears of it: as if the line on which processes tell each other were late.
  const stills = database.collection<{ _id: string }>('stills')
  await stills.updateOne({ _id: still.id }, { $set: { restricted: true } })
  await expect.poll(async () => new Set((await all()).flat())).toEqual(new Set([404]))
  await stills.updateOne({ _id: still.id }, { $set: { restricted: false } })
  expect(new Set((await all()).flat())).toEqual(new Set([200]))
})

test('[A9, A5] a restricted film takes its stills, video and men with it, a later frame too; what was set of one still stays', async () => {
  await aWorker()
  const film = await untilSettled(by, await aFilm(by, { shots: [12, 12] }))
  const [one, two] = await stillsOf(by, film)
  if (!one || !two) throw new Error('a film of two shots has two stills')
  const subject = await aSubject(by, { still: one })
  const params = { filmId: film.id }
  const video = await visitor.call(getFilmVideo, { params })
  expect(video.headers.get('cache-control')).toBe('public, no-cache')
  const etag = video.headers.get('etag') ?? ''
  const kept = { headers: { 'if-none-match': etag } }
  expect((await visitor.send(pathOf(getFilmVideo, params), kept)).status).toBe(304)
  const list = String((await visitor.send(pathOf(getFilmPlaylist, params))).body)
  const pieces = { ...params, pieces: /URI="([^"]+)"/.exec(list)?.[1] ?? '' }
  const inPieces = [pathOf(getFilmPlaylist, params), pathOf(getFilmPieces, pieces)]
  for (const path of inPieces)
    expect((await visitor.send(path)).headers.get('cache-control')).toBe('public, no-cache')
  await restrict(two, { restricted: true })
  expect(await visitor.done(getFilm, { params })).toMatchObject({ stills: 1 })
  const watching = await goLive(visitor)
  for (const topic of [`film:${film.id}`, `still:${one.id}`]) await watching.watch(topic)

  const set = (restricted: boolean) =>
    moderator().done(restrictFilm, { params, body: { restricted, reasons } })
  expect(await set(true)).toMatchObject({ restricted: true, stills: 2, can: { restrict: true } })
  for (const client of [visitor, by.client]) {
    for (const endpoint of [getFilm, getFilmVideo] as Endpoint[])
      expect((await client.call(endpoint, { params })).status).toBe(404)
    for (const sent of [kept, { headers: { range: 'bytes=0-9' } }])
      for (const path of [pathOf(getFilmVideo, params), ...inPieces])
        expect((await client.send(path, sent)).status).toBe(404)
    expect((await client.done(listStills, { query: params })).items).toEqual([])
    expect((await client.done(listSubjects, { query: params })).items).toEqual([])
  }
  expect(new Set(await picturesOf(one))).toEqual(new Set([404]))
  await watching.until(
    () => watching.changes().filter(({ kind }) => kind === 'gone').length === 2,
    'that both are gone',
  )
  const own = await moderator().call(getFilmVideo, { params })
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  for (const path of inPieces)
    expect((await moderator().send(path)).headers.get('cache-control')).toBe('private, no-store')
  expect((await by.client.call(keepFrame, { params, body: { frame: 3 } })).status).toBe(404)
  const frame = await moderator().done(keepFrame, { params, body: { frame: 3 } })
  expect(frame.restricted).toBe(true)
  interface Stored {
    readonly _id: string
    readonly pictures: readonly { readonly file: string }[]
  }
  const stored = await database.collection<Stored>('stills').findOne({ _id: frame.id })
  const files = (stored?.pictures ?? []).map(({ file }) => file)
  const served = await readdir(join(server.dataDir, 'files/derivatives'), { recursive: true })
  expect(files.filter((file) => served.includes(file))).toEqual([])
  expect(files.length).toBeGreaterThan(0)
  const seen = await moderator().done(getSubject, { params: { subjectId: subject.id } })
  expect(seen).toMatchObject({ restricted: true, sightings: [{ stillId: one.id }] })

  await set(false)
  const open = (await visitor.done(listStills, { query: params })).items
  expect(open.map(({ id }) => id).sort()).toEqual([one.id, frame.id].sort())
  expect(new Set((await Promise.all(open.map((each) => picturesOf(each)))).flat())).toEqual(
    new Set([200]),
  )
  expect((await visitor.call(getStill, { params: { stillId: two.id } })).status).toBe(404)
})

test('[A9] a content warning is told wherever the still is shown, and of a film by all its stills; it hides nothing', async () => {
  const still = await aStill(by)
  const subject = await aSubject(by, { still })
  await restrict(still, { warning: true })
  expect(new Set(await picturesOf(still))).toEqual(new Set([200]))
  const { items } = await visitor.done(listStills, { query: { source: 'photo', limit: 100 } })
  expect(items.find(({ id }) => id === still.id)).toMatchObject({
    warning: true,
    restricted: false,
  })
  const page = await visitor.done(getSubject, { params: { subjectId: subject.id } })
  expect(page).toMatchObject({ restricted: false, sightings: [{ still: { warning: true } }] })
  const film = await aFilm(by)
  const params = { filmId: film.id }
  const { id } = await aStill(by)
  await database
    .collection<{ _id: string }>('stills')
    .updateOne({ _id: id }, { $set: { filmId: film.id, frame: 0 } })
  await countKept(film)
  await moderator().done(restrictFilm, { params, body: { warning: true, reasons } })
  expect(await visitor.done(getStill, { params: { stillId: id } })).toMatchObject({ warning: true })
  expect(await restrict({ id }, { warning: true })).toMatchObject({ warning: true })
  await moderator().done(restrictFilm, { params, body: { warning: false, reasons } })
  expect(await visitor.done(getStill, { params: { stillId: id } })).toMatchObject({ warning: true })
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
