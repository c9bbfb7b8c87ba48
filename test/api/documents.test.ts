import { randomUUID } from 'node:crypto'
import {
  getDocumentPage,
  getDocumentPicture,
  listDocumentPages,
  openDocumentPage,
} from '@rollcall/contract/documentPages.ts'
import {
  addDocument,
  addDocumentFile,
  attachDocument,
  correctDocument,
  getDocument,
  listDocuments,
  type SourceDocument,
} from '@rollcall/contract/documents.ts'
import { addFilm } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { getIdentification, giveEvidence, propose } from '@rollcall/contract/identifications.ts'
import { search } from '@rollcall/contract/search.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import { beforeAll, expect, test, vi } from 'vitest'
import { caption } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aDocument, aRenderedDocument, aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { makePdf } from '../support/pdfMade.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { upload } from '../support/upload.ts'

let server: Server
let moderator: Account
let contributor: Account
let visitor: Client

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  moderator = await aModerator(server)
  contributor = await aContributor(server)
  visitor = aVisitor(server)
})

const of = ({ id }: Pick<SourceDocument, 'id'>) => ({ documentId: id })
const untilReady = async (document: Pick<SourceDocument, 'id'>): Promise<SourceDocument> => {
  const look = async () => {
    const now = await moderator.client.done(getDocument, { params: of(document) })
    return now.state === 'ready' || now.state === 'failed' ? now : null
  }
  return (await vi.waitUntil(look, { timeout: 60_000, interval: 60 })) as SourceDocument
}

const open = (document: SourceDocument, page: number) =>
  moderator.client.done(openDocumentPage, {
    params: { ...of(document), page: `${page}` },
    body: { opened: true, checked: true },
  })
const close = (document: SourceDocument, page: number) =>
  moderator.client.done(openDocumentPage, {
    params: { ...of(document), page: `${page}` },
    body: { opened: false, reasons: 'A number was overlooked.' },
  })

const statusOf = async (client: Client, document: SourceDocument, page: number, picture: string) =>
  (await client.call(getDocumentPicture, { params: { ...of(document), page: `${page}`, picture } }))
    .status

test('[A1, A2, A7] a PDF becomes a document whose pages are pictures with their text; the same bytes twice are one', async () => {
  const pages = [
    { lines: ['MEMORANDUM', `Camp 5 (${randomUUID()})`] },
    { lines: ['Second page'], size: [300, 500] as const },
  ]
  const made = await aDocument(moderator, pages)
  expect(made).toMatchObject({ title: 'Memorandum, Camp 5', opened: 0, can: { edit: true } })
  expect(await keptFiles(server.dataDir)).toContain(
    `originals/${made.sha256.slice(0, 2)}/${made.sha256}`,
  )
  const ready = await untilReady(made)
  expect(ready).toMatchObject({ state: 'ready', progress: { done: 1 }, pages: 2, unread: [] })
  const { items } = await moderator.client.done(listDocumentPages, { params: of(made) })
  expect(items).toMatchObject([
    { page: 1, width: 1979, height: 2560, opened: false, can: { open: true } },
    { page: 2, width: 1536, height: 2560 },
  ])
  expect(items[0]?.text).toContain('MEMORANDUM\nCamp 5')
  const [smallest] = items[0]?.pictures ?? []
  const shown = await moderator.client.send(smallest?.url ?? '')
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store'])

  const again = await aDocument(moderator, pages)
  expect(again).toMatchObject({ id: made.id, state: 'ready', pages: 2 })
})

test('[A1] pictures are pages too, in the order in which they were added; a page keeps its number', async () => {
  const [first, second] = [await makePhoto(), await makePhoto({ format: 'png' })]
  const begun = await moderator.client.done(addDocument, {
    body: { uploadId: await upload(moderator.client, first), title: 'Two caption cards' },
  })
  const add = async (bytes: Uint8Array) =>
    moderator.client.done(addDocumentFile, {
      params: of(begun),
      body: { uploadId: await upload(moderator.client, bytes) },
    })
  await add(second)
  await untilReady(begun)
  await add(makePdf([{ lines: [randomUUID()] }]))
  await add(second)
  expect(await untilReady(begun)).toMatchObject({ state: 'ready', pages: 3 })
  const { items, nextCursor } = await moderator.client.done(listDocumentPages, {
    params: of(begun),
    query: { limit: 2 },
  })
  expect(items.map(({ page, text }) => [page, text])).toEqual([
    [1, null],
    [2, null],
  ])
  const rest = await moderator.client.done(listDocumentPages, {
    params: of(begun),
    query: { cursor: nextCursor ?? '' },
  })
  expect(rest).toMatchObject({ items: [{ page: 3, height: 2560 }], nextCursor: null })
})

test.each([
  ['pdf-locked', () => makePdf([{ lines: ['x'] }], { locked: true })],
  ['pdf-empty', () => makePdf([])],
  ['damaged', () => makePdf([{ lines: ['x'] }]).subarray(0, 200)],
  ['no-document', () => makeFilm({ shots: [12] })],
  ['text', async () => Buffer.from('Dear sirs, this is a letter.\n')],
] as const)(
  '[A3] what is no document (%s) is refused in words, and nothing of it stays',
  async (reason, make) => {
    const before = [
      await keptFiles(server.dataDir),
      await database.collection('documents').countDocuments(),
    ]
    const uploadId = await upload(moderator.client, await make())
    const body = { uploadId, title: 'Not one' }
    const refused = await moderator.client.refused(addDocument, { body })
    expect(refused).toMatchObject({ code: 'media.unfit', reason, errors: [{ path: 'uploadId' }] })
    expect(refused.detail).toMatch(/Please (send|save|copy)/)
    expect([
      await keptFiles(server.dataDir),
      await database.collection('documents').countDocuments(),
    ]).toEqual(before)
  },
)

test('[A3] a PDF that is sent as a film or photo is refused with the way to go: as a source document', async () => {
  for (const endpoint of [addFilm, addStill]) {
    const uploadId = await upload(contributor.client, makePdf([{ lines: ['x'] }]))
    const refused = await contributor.client.refused(endpoint, {
      body: { uploadId, title: 'A scan' },
    })
    expect(refused).toMatchObject({ code: 'media.unfit', reason: 'pdf' })
    expect(refused.detail).toContain('source document')
  }
})

test('[A3] a page that cannot be read is told and left out; where none can, the document says so', async () => {
  const pages = [{ lines: ['One'] }, { lines: [randomUUID()] }]
  const broken = makePdf(pages)
    .toString('latin1')
    .replace('/Type /Page /Parent', '/Type /Nope /Parent')
  const made = await moderator.client.done(addDocument, {
    body: {
      uploadId: await upload(moderator.client, Buffer.from(broken, 'latin1')),
      title: 'Worn',
    },
  })
  const ready = await untilReady(made)
  expect(ready.pages + ready.unread.length).toBe(2)
})

test('[A9, S2] moderators alone see a document until a page is open; then others see that page, and count no other', async () => {
  const document = await untilReady(
    await aDocument(moderator, [
      { lines: ['Cover'] },
      { lines: ['Names'] },
      { lines: [randomUUID()] },
    ]),
  )
  const params = of(document)
  for (const client of [visitor, contributor.client]) {
    for (const endpoint of [getDocument, listDocumentPages])
      expect((await client.refused(endpoint, { params })).status).toBe(404)
    expect(await statusOf(client, document, 2, '320.webp')).toBe(404)
  }
  const listed = async () => (await visitor.done(listDocuments)).items.map(({ id }) => id as string)
  expect(await listed()).not.toContain(document.id)

  expect(await open(document, 2)).toMatchObject({ page: 2, opened: true })
  expect(await open(document, 2)).toMatchObject({ opened: true })
  expect(await visitor.done(getDocument, { params })).toMatchObject({
    pages: 1,
    opened: 1,
    can: { edit: false },
  })
  expect(await listed()).toContain(document.id)
  const called = async (client: Client, q: string) =>
    (await client.done(listDocuments, { query: { q } })).items.map(({ id }) => id as string)
  const [word = ''] = document.title.split(' ')
  expect(await called(visitor, word.toUpperCase())).toContain(document.id)
  expect(await called(visitor, `${word} .*`)).toEqual([])
  const { items } = await visitor.done(listDocumentPages, { params })
  expect(items).toMatchObject([{ page: 2, text: 'Names', can: { open: false } }])
  const answers = await Promise.all(
    [1, 2, 3, 4].map((page) =>
      visitor.call(getDocumentPage, { params: { ...params, page: `${page}` } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 200, 404, 404])
  const url = items[0]?.pictures[0]?.url ?? ''
  const shown = await visitor.send(url)
  expect(shown.headers.get('cache-control')).toBe('public, no-cache')
  const etag = shown.headers.get('etag') ?? ''
  expect((await visitor.send(url, { headers: { 'if-none-match': etag } })).status).toBe(304)

  await close(document, 2)
  expect((await visitor.send(url, { headers: { 'if-none-match': etag } })).status).toBe(404)
  expect((await visitor.refused(getDocument, { params })).status).toBe(404)
  expect(await statusOf(moderator.client, document, 2, '320.webp')).toBe(200)
})

test('[A9, V7] whoever has a document open hears at once that a page was opened or closed; where none is left, others are sent away', async () => {
  const document = await aRenderedDocument(moderator)
  const topic = `document:${document.id}`
  const [early, desk] = [await goLive(visitor), await goLive(moderator.client)]
  expect(await early.watch(topic)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  expect(await desk.watch(topic)).toMatchObject({ ok: true })
  await open(document, 1)
  const first = await desk.untilChanged('document', ({ id }) => id === document.id)
  expect(await early.watch(topic)).toMatchObject({ ok: true })
  await close(document, 1)
  await early.untilChanged('gone', ({ id }) => id === document.id)
  await desk.untilChanged('document', ({ version }) => version > first.version)
  const told = early.frames.length
  await open(document, 1)
  const then = desk.changes().length
  await desk.until(() => desk.changes().length > then)
  expect(early.frames.slice(told).filter(({ event }) => event === 'changed')).toEqual([])
})

test('[P4, S2] opening needs the word of a moderator that no living name or number is on the page', async () => {
  const document = await aRenderedDocument(moderator)
  const params = { ...of(document), page: '1' }
  const unchecked = await moderator.client.refused(openDocumentPage, {
    params,
    body: { opened: true } as never,
  })
  expect(unchecked).toMatchObject({ code: 'request.invalid', errors: [{ path: 'checked' }] })
  const asked = { params, body: { opened: true, checked: true } } as const
  expect((await contributor.client.refused(openDocumentPage, asked)).code).toBe('forbidden')
  expect((await visitor.refused(openDocumentPage, asked)).code).toBe('auth.required')
  const wrong = { ...asked, params: { ...params, page: 'x' } }
  expect((await moderator.client.refused(openDocumentPage, wrong)).status).toBe(400)
})

test('[A8] what is said of a document is corrected with its history, which is read as the document is', async () => {
  const document = await aRenderedDocument(moderator)
  const params = of(document)
  const provenance = { archive: 'NARA', naid: '123', date: '1951-04' }
  const body = { title: 'List of names', provenance }
  await moderator.client.done(correctDocument, { params, body })
  await open(document, 1)
  const opened = { title: 'Memorandum of April 1951' }
  expect(await moderator.client.done(correctDocument, { params, body: opened })).toMatchObject({
    ...opened,
    provenance,
  })
  const query = { documentId: document.id }
  const titles = async (client: Client) =>
    (await client.done(listChanges, { query })).items.map(({ was }) => 'title' in was && was.title)
  expect(await titles(moderator.client)).toEqual(['List of names', 'Memorandum, Camp 5'])
  expect(await titles(visitor)).toEqual(['List of names'])
  await close(document, 1)
  expect((await visitor.refused(listChanges, { query })).status).toBe(404)
})

test('[P4, A9] a document stands at what it is attached to, as far as each reader may read that', async () => {
  const document = await aRenderedDocument(moderator)
  const [still, subject] = [await aStill(contributor), await aSubject(contributor)]
  const [dead, living] = [await aPerson(moderator), await aPerson(moderator, { died: undefined })]
  const about = [
    { kind: 'still', id: still.id },
    { kind: 'subject', id: subject.id },
    { kind: 'person', id: dead.id },
    { kind: 'person', id: living.id },
  ] as const
  const attached = await moderator.client.done(attachDocument, {
    params: of(document),
    body: { about },
  })
  expect(attached.about.map(({ label }) => label)).toEqual([
    still.title,
    `${subject.number}`,
    dead.name,
    living.name,
  ])
  const at = async (client: Client, query: object) =>
    (await client.done(listDocuments, { query })).items.map(({ id }) => id as string)
  expect(await at(visitor, { stillId: still.id })).toEqual([])
  expect(await at(moderator.client, { personId: living.id })).toEqual([document.id])
  await open(document, 1)
  for (const query of [{ stillId: still.id }, { subjectId: subject.id }, { personId: dead.id }])
    expect(await at(visitor, query)).toEqual([document.id])
  expect(await at(visitor, { personId: living.id })).toEqual([])
  const shown = await visitor.done(getDocument, { params: of(document) })
  expect(shown.about.map(({ id }) => id)).toEqual([still.id, subject.id, dead.id])
  const nobody = [{ kind: 'film' as const, id: 'f'.repeat(24) }]
  expect(
    await moderator.client.refused(attachDocument, {
      params: of(document),
      body: { about: nobody },
    }),
  ).toMatchObject({ status: 400, errors: [{ path: 'about.0.id' }] })
})

test('[A9, P3] search finds pages by their text: closed ones for moderators alone', async () => {
  const word = `Quillon${randomUUID().slice(0, 6)}`
  const document = await aRenderedDocument(moderator, `Interrogated at ${word}, March 1951.`)
  const found = async (client: Client) =>
    (await client.done(search, { query: { q: word, kind: 'pages' } })).pages
  expect(await found(moderator.client)).toMatchObject({
    count: 1,
    hits: [
      { page: { page: 1, found: word, document: { id: document.id } }, why: { how: 'written' } },
    ],
  })
  for (const client of [visitor, contributor.client])
    expect(await found(client)).toEqual({ count: 0, hits: [] })
  await open(document, 1)
  expect(await found(visitor)).toMatchObject({ count: 1 })
  await close(document, 1)
  expect(await found(visitor)).toMatchObject({ count: 0 })
})

const onPage = (document: SourceDocument, more: object = {}) => ({
  cites: { documentId: document.id, page: 1, ...more },
})
const region = { x: 100, y: 200, w: 300, h: 120 }

test('[C4, K1, A9] evidence cites a page or a region of it; who may not see the page reads that it is cited, and does not get it', async () => {
  const document = await aRenderedDocument(moderator)
  const made = await anIdentification(contributor, { person: await aPerson(moderator) })
  const params = { identificationId: made.id }
  const give = (cited: object) => ({
    params,
    body: { ...caption(), ...onPage(document, cited) },
  })
  const closed = await contributor.client.refused(giveEvidence, give({}))
  expect(closed).toMatchObject({ status: 400, errors: [{ path: 'cites.page' }] })
  const beyond = { region: { ...region, x: 1900 } }
  expect(await moderator.client.refused(giveEvidence, give(beyond))).toMatchObject({
    errors: [{ path: 'cites.region', message: expect.stringContaining('1979 x 2560') }],
  })
  const small = { region: { ...region, w: 5 } }
  expect((await moderator.client.refused(giveEvidence, give(small))).status).toBe(400)

  await open(document, 1)
  const given = await contributor.client.done(giveEvidence, give({ region }))
  const cited = onPage(document, { region }).cites
  expect(given.evidence.at(-1)?.cites).toEqual(cited)
  await close(document, 1)
  const read = await visitor.done(getIdentification, { params })
  expect(read.evidence.at(-1)?.cites).toEqual(cited)
  const page = { documentId: document.id, page: '1' }
  expect((await visitor.refused(getDocumentPage, { params: page })).status).toBe(404)
})

test('[I2, T7, P7] a basis and a tip cite pages too; where the text beside it is withheld, so is what it cites', async () => {
  const document = await aRenderedDocument(moderator)
  const living = await aPerson(moderator, { died: undefined })
  const basis = [{ class: 'caption', ...onPage(document) }] as const
  const subject = await aSubject(contributor)
  const asked = {
    params: { subjectId: subject.id },
    body: { personId: living.id, basis, reasons: 'The list names him.' },
  }
  const made = await moderator.client.done(propose, asked)
  expect(made.evidence[0]?.cites).toEqual(basis[0].cites)
  const params = { identificationId: made.id }
  const [shown] = (await visitor.done(getIdentification, { params })).evidence
  expect(shown).toMatchObject({ text: null, withheld: true })
  expect(shown?.cites).toBeUndefined()
  await aReceipt(server)
  const body = {
    to: 'evidence' as const,
    identificationId: made.id,
    ...{ class: 'witness' as const, stance: 'for' as const, text: 'He knew him.' },
    ...onPage(document),
  }
  await moderator.client.done(convertTip, { params: { tipId: await newestTip() }, body })
  const { evidence } = await moderator.client.done(getIdentification, { params })
  expect(evidence.at(-1)?.cites).toEqual(basis[0].cites)
})
