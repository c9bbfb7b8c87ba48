import { randomUUID } from 'node:crypto'
import {
  addDocument,
  addDocumentFile,
  attachDocument,
  correctDocument,
  getDocument,
  getDocumentPage,
  getDocumentPicture,
  listDocumentPages,
  listDocuments,
  openDocumentPage,
  type SourceDocument,
} from '@rollcall/contract/documents.ts'
import { addFilm } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test, vi } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { aDocument, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { keptFiles } from '../support/kept.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { makePdf } from '../support/pdfMade.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
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

test('[P4, S2] opening needs the word of a moderator that no living name or number is on the page', async () => {
  const document = await untilReady(await aDocument(moderator))
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
  const document = await untilReady(await aDocument(moderator))
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
  const document = await untilReady(await aDocument(moderator))
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
