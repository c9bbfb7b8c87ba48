import { randomUUID } from 'node:crypto'
import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { takesKey } from '@rollcall/contract/idempotency.ts'
import { addPerson } from '@rollcall/contract/people.ts'
import { addToTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { aDocument, aFilm } from '../factories/sources.ts'
import { aReceipt } from '../factories/tips.ts'
import { aWorld } from '../fuzz/world.ts'
import { type Account, anAdmin } from '../support/accounts.ts'
import { expectProblem } from '../support/expect.ts'
import { untilSettled } from '../support/ingest.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { upload } from '../support/upload.ts'
import { bodyFor, named, paramsFor } from './callers.ts'

/** It came with one request already, of the account and of the tip that the others below come from. */
const key = randomUUID()
let server: Server
let admin: Account
/** What is there, by the name of the parameter that takes its id. */
let ids: Readonly<Record<string, string>>
/** Bodies of those who look at what they were sent before they come to the key. */
let bodies: Readonly<Record<string, object>>

beforeAll(async () => {
  server = await startServer()
  admin = await anAdmin(server)
  const world = await aWorld(server)
  const film = await aReadyFilm()
  const firsts = Object.entries(world.ids).map(([name, [first = '']]) => [name, first])
  const { id: documentId } = await aDocument(admin)
  ids = { ...Object.fromEntries(firsts), filmId: film.id, documentId }
  const receipt = await aReceipt(server)
  bodies = await bodiesOf(receipt)
  await admin.client.done(addPerson, { body: { name: 'Whoever came first' }, key })
  await admin.client.done(addToTip, { body: { receipt, text: 'What came first' }, key })
}, 240_000)

const aReadyFilm = async () => {
  const film = await aFilm(admin, { shots: [24], width: 64, height: 48 })
  const worker = await startWorker({ dataDir: server.dataDir })
  const settled = await untilSettled(admin, film)
  await worker.stop()
  return settled
}

const bodiesOf = async (receipt: string) => {
  const sent = async (bytes: Promise<Uint8Array>) => ({
    uploadId: await upload(admin.client, await bytes),
  })
  return {
    addFilm: { ...(await sent(makeFilm({ shots: [12] }))), title: 'A reel' },
    addStill: { ...(await sent(makePhoto())), title: 'A group' },
    addPortrait: await sent(makePhoto()),
    addDocument: { ...(await sent(makePhoto())), title: 'A memorandum' },
    addDocumentFile: await sent(makePhoto()),
    startImport: await sent(Promise.resolve(new TextEncoder().encode('Name\nA\n'))),
    keepFrame: { frame: 1 },
    editShots: { begin: [6] },
    propose: { name: 'John Doe', basis: ['witness'], reasons: 'I knew him.' },
    addToTip: { receipt, text: 'Something else' },
  }
}

const send = (endpoint: Endpoint) => {
  const names = Object.keys(paramsFor(endpoint))
  const params = { ...paramsFor(endpoint), ...Object.fromEntries(knownOf(names)) }
  const body = bodies[endpoint.name] ?? bodyFor(endpoint)
  return admin.client.send(pathOf(endpoint, params), {
    method: endpoint.method,
    headers: { 'idempotency-key': key },
    ...(endpoint.body && { body }),
  })
}

const knownOf = (names: readonly string[]) =>
  names.flatMap((name) => (ids[name] ? [[name, ids[name]] as const] : []))

test.each(named(endpoints.filter(takesKey)))(
  '[S4] %s under a key that came with something else: 422, and nothing is done',
  async (_, endpoint) => {
    const before = await hashOfStored()
    expectProblem(await send(endpoint), 'idempotency.reused')
    expect(await hashOfStored()).toBe(before)
  },
)

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
