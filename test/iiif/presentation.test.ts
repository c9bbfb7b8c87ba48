import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { notice } from '@rollcall/contract/exports.ts'
import { editFilm, type Film, restrictFilm } from '@rollcall/contract/films.ts'
import {
  getFilmManifest,
  getStillManifest,
  getSubjectAnnotations,
} from '@rollcall/contract/iiif.ts'
import { getFilmVideo } from '@rollcall/contract/playing.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { expectProblem } from '../support/expect.ts'
import { stillsOf, untilSettled } from '../support/ingest.ts'
import { bringPython, python } from '../support/python.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'

let server: Server
let visitor: Client
let by: Account
let moderators: [Account, Account]
let film: Film
let stills: readonly Still[]

beforeAll(async () => {
  server = await startServer()
  const worker = startWorker({ dataDir: server.dataDir })
  visitor = aVisitor(server)
  by = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
  await worker
  film = await untilSettled(by, await aFilm(by, { shots: [24, 36] }))
  stills = await stillsOf(by, film)
})

// biome-ignore lint/suspicious/noExplicitAny: what is judged is its shape, by a program that is not ours.
type Json = any

const read = async (path: string): Promise<Json> => {
  const answer = await fetch(server.url + path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/ld\+json/)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  return answer.json()
}

/** Reads it by the models of iiif-prezi3, which throw where a shape is wrong. */
const judged = async (model: 'Manifest' | 'AnnotationPage', value: Json): Promise<void> => {
  const folder = await bringPython('iiif-prezi3==3.1.1')
  const file = join(server.dataDir, `${model}.json`)
  await writeFile(file, JSON.stringify(value))
  const program = `import sys, json, iiif_prezi3; iiif_prezi3.${model}(**json.load(open(sys.argv[1])))`
  expect(await python(folder, ['-c', program, file])).toMatchObject({ ok: true, complaint: '' })
}

test('[E1, A6] a film has its time, its stills at their moments, and a range for each shot', async () => {
  const path = pathOf(getFilmManifest, { identifier: film.id })
  const manifest = await read(path)
  await judged('Manifest', manifest)
  expect(manifest.id).toBe(server.url + path)
  const { facts, shots } = film
  if (!facts) throw new Error('the film is not ready')
  const seconds = (frame: number) => (frame * facts.rate.den) / facts.rate.num
  const [canvas] = manifest.items
  expect(canvas.duration).toBe(seconds(facts.frames))
  expect(canvas.items[0].items[0].body.id).toBe(
    server.url + pathOf(getFilmVideo, { filmId: film.id }),
  )
  const [kept] = canvas.annotations
  expect(kept.items.map((one: Json) => one.target)).toEqual(
    stills.map(({ frame }) => `${canvas.id}#t=${seconds(frame ?? 0)}`),
  )
  const ranges = manifest.structures[0].items
  expect(ranges.map((one: Json) => one.items[0].id)).toEqual(
    shots.map(({ from, to }) => `${canvas.id}#t=${seconds(from)},${seconds(to)}`),
  )
})

test('[A8, E1] a film and its frames say where they come from, in both languages, and their rights by an address that IIIF knows', async () => {
  const rightsUri = 'https://rightsstatements.org/page/NoC-US/1.0/'
  const provenance = { collection: 'Captured reels', date: '1951-06~', camp: 'Camp 5', rightsUri }
  const params = { filmId: film.id }
  await by.client.done(editFilm, { params, body: { provenance } })
  for (const path of [
    pathOf(getFilmManifest, { identifier: film.id }),
    pathOf(getStillManifest, { identifier: stills[0]?.id ?? '' }),
  ]) {
    const manifest = await read(path)
    await judged('Manifest', manifest)
    expect(manifest.rights).toBe('http://rightsstatements.org/vocab/NoC-US/1.0/')
    expect(manifest.metadata.map(({ label, value }: Json) => [label.en[0], value])).toEqual([
      ['Date', { en: ['about June 1951'], ko: ['1951년 6월 무렵'] }],
      ['Camp', { none: ['Camp 5'] }],
      ['Collection', { none: ['Captured reels'] }],
      ['Statement of rights', { en: ['No Copyright – United States'], ko: ['저작권 없음(미국)'] }],
    ])
  }
  const own = { rights: 'Ask the family', rightsUri: 'https://example.org/rights' }
  await by.client.done(editFilm, { params, body: { provenance: own } })
  const manifest = await read(pathOf(getFilmManifest, { identifier: film.id }))
  expect(manifest.rights).toBeUndefined()
  expect(JSON.stringify(manifest.metadata)).toContain('https://example.org/rights')
  const asked = { params, body: { provenance: { rightsUri: 'public domain' } } }
  const { errors } = await by.client.refused(editFilm, asked)
  expect(errors).toMatchObject([{ path: 'provenance.rightsUri' }])
})

test('[E1, K1] a still has the men on it in its canvas, by number, in its own pixels', async () => {
  const still = await aStill(by)
  const subject = await aSubject(by, { still })
  const manifest = await read(pathOf(getStillManifest, { identifier: still.id }))
  await judged('Manifest', manifest)
  const [canvas] = manifest.items
  expect([canvas.width, canvas.height]).toEqual([still.width, still.height])
  const [man] = canvas.annotations[0].items
  expect(man.body.value).toBe(`Unknown man ${subject.number}`)
  expect(man.target).toMatch(new RegExp(`^${canvas.id}#xywh=\\d+,\\d+,\\d+,\\d+$`))
  const service = canvas.items[0].items[0].body.service[0]
  expect(service.type).toBe('ImageService3')
  expect((await read(`/iiif/3/${still.id}/info.json`)).id).toBe(service.id)
})

test('[E1, P5] a man is said to be who he is once that is confirmed, with the notice, and not before', async () => {
  const still = await aStill(by)
  const subject = await aSubject(by, { still })
  const person = await aPerson(moderators[0], { name: 'Clarence Whitcombe', died: '1951' })
  const proposed = await anIdentification(by, { subject, person })
  const path = pathOf(getSubjectAnnotations, { identifier: subject.id })
  const before = await read(path)
  expect(JSON.stringify(before)).not.toContain('Whitcombe')
  expect(before.items[0]).toMatchObject({
    motivation: 'tagging',
    body: { value: `Unknown man ${subject.number}` },
  })
  await admitted(await aContributor(server), moderators[0], proposed, caption())
  const strong = await admitted(await aContributor(server), moderators[0], proposed, witness())
  for (const { client } of moderators)
    expect((await ruled(client, strong, 'confirmed')).status).toBe(201)
  const after = await read(path)
  await judged('AnnotationPage', after)
  expect(after.items[0]).toMatchObject({
    motivation: 'identifying',
    body: { value: 'Clarence Whitcombe' },
    target: { source: { type: 'Canvas' }, selector: { type: 'FragmentSelector' } },
  })
  expect(JSON.stringify(after.requiredStatement)).toContain(notice)
})

test('[A9, S2] of a restricted film there is no manifest, no annotation and no picture', async () => {
  const params = { filmId: film.id }
  const body = { restricted: true, reasons: 'The archive asked for it.' }
  await moderators[0].client.done(restrictFilm, { params, body })
  const identifier = stills[0]?.id ?? ''
  for (const path of [
    pathOf(getFilmManifest, { identifier: film.id }),
    pathOf(getStillManifest, { identifier }),
    `/iiif/3/${identifier}/info.json`,
  ]) {
    expectProblem(await visitor.send(path), 'not-found')
    expect((await moderators[0].client.send(path)).status).toBe(200)
  }
})
