import { randomBytes, randomUUID } from 'node:crypto'
import { castVote, releaseText } from '@rollcall/contract/cases.ts'
import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { startImport } from '@rollcall/contract/imports.ts'
import { claimItem } from '@rollcall/contract/moderation.ts'
import { addSighting } from '@rollcall/contract/stills.ts'
import { mergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, inject, test } from 'vitest'
import { caption, read, vote } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { aProof, aReceipt, newestTip, tipWith } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, anAdmin, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database, databaseUri } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { makeFilm, makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { upload } from '../support/upload.ts'

let server: Server
let contributor: Account
let moderator: Account
let admin: Account
/** By which the database tells this server's reads from all others'. */
const appName = `unshown-${randomUUID()}`
beforeAll(async () => {
  server = await startServer({
    uri: `${databaseUri}${databaseUri.includes('?') ? '&' : '?'}appName=${appName}`,
  })
  contributor = await aContributor(server)
  moderator = await aModerator(server)
  admin = await anAdmin(server)
})

interface Request {
  readonly client: Client
  readonly params?: Record<string, string>
  readonly body?: object
}
const ofCase = ({ id }: { id: string }) => ({ identificationId: id })
const reasons = 'The source was seen.'
const [mine, theirs] = [() => contributor.client, () => moderator.client]

const aCaseItem = async () => {
  const made = await anIdentification(contributor)
  return { made, itemId: made.evidence[0]?.id ?? '' }
}
const aTip = async (): Promise<string> => {
  await aReceipt(server)
  return newestTip()
}
const aMergeOf = async () => {
  const [one, into] = [await aSubject(contributor), await aSubject(contributor)]
  return { client: theirs(), params: { subjectId: one.id }, body: { into: into.id, reasons } }
}
/** A list whose import waits for a worker, of which there is none here. */
const anImport = async () => ({
  uploadId: await upload(admin.client, new TextEncoder().encode('Name\nElmer Garrick\n')),
  mapping: { source: randomUUID(), columns: { name: 'Name' } },
})
const anAsk = async (): Promise<string> => {
  const _id = randomBytes(32).toString('hex')
  const ask = { _id, given: { name: 'Elmer Garrick' }, people: [], why: 'number', by: admin.id }
  await database
    .collection<{ _id: string; at: Date }>('importAsks')
    .insertOne({ ...ask, at: new Date() })
  return _id.slice(0, 24)
}
/** Of a man whose name is withheld. */
const aHeldText = async () => {
  const made = await anIdentification(contributor, {
    person: await aPerson(moderator, { died: undefined }),
  })
  const desk = (await read(theirs(), made)).case
  const [held] = desk?.heldTexts ?? []
  if (!desk || !held) throw new Error('no text of it is withheld')
  return { made, held, heldNames: desk.heldNames }
}
const region = { x: 20, y: 20, w: 60, h: 75 }
const aMark = async () => {
  const params = { stillId: (await aStill(contributor)).id }
  const { sighting } = await mine().done(addSighting, { params, body: { region } })
  return { ...params, sightingId: sighting.id }
}

/** For each endpoint that changes something: a world in which it can be asked for, made anew each time. */
const asking: Record<string, () => Promise<Request>> = {
  addPerson: async () => ({ client: theirs(), body: { name: randomUUID() } }),
  editPerson: async () => {
    const { id } = await aPerson(moderator)
    return { client: theirs(), params: { personId: id }, body: { rank: 'Corporal' } }
  },
  addPortrait: async () => {
    const { id } = await aPerson(moderator)
    const uploadId = await upload(theirs(), await makePhoto())
    return { client: theirs(), params: { personId: id }, body: { uploadId } }
  },
  correctPortrait: async () => {
    const { id, portraits } = await aPortrait(moderator, await aPerson(moderator))
    const params = { personId: id, portraitId: portraits[0]?.id ?? '' }
    return { client: theirs(), params, body: { source: 'His sister' } }
  },
  startImport: async () => ({ client: admin.client, body: await anImport() }),
  stopImport: async () => {
    const { id } = await admin.client.done(startImport, { body: await anImport() })
    return { client: admin.client, params: { importId: id } }
  },
  answerAsked: async () => ({
    client: admin.client,
    params: { askId: await anAsk() },
    body: { same: null },
  }),
  addFilm: async () => ({
    client: mine(),
    body: { uploadId: await upload(mine(), await makeFilm()), title: 'A reel' },
  }),
  editFilm: async () => {
    const { id } = await aFilm(contributor)
    return { client: mine(), params: { filmId: id }, body: { title: randomUUID() } }
  },
  addStill: async () => ({
    client: mine(),
    body: { uploadId: await upload(mine(), await makePhoto()), title: 'A photo' },
  }),
  correctPhoto: async () => {
    const { id } = await aStill(contributor)
    return { client: mine(), params: { stillId: id }, body: { title: randomUUID() } }
  },
  addSighting: async () => {
    const { id } = await aStill(contributor)
    return { client: mine(), params: { stillId: id }, body: { region } }
  },
  mendSighting: async () => ({
    client: mine(),
    params: await aMark(),
    body: { region: { ...region, w: 65 }, version: 0 },
  }),
  withdrawSighting: async () => ({
    client: theirs(),
    params: await aMark(),
    body: { reasons },
  }),
  mergeSubject: aMergeOf,
  unmergeSubject: async () => {
    const { client, params, body } = await aMergeOf()
    await client.done(mergeSubject, { params, body })
    return { client, params }
  },
  propose: async () => ({
    client: mine(),
    params: { subjectId: (await aSubject(contributor)).id },
    body: { name: 'John Doe', basis: ['witness'], reasons },
  }),
  giveEvidence: async () => ({
    client: mine(),
    params: ofCase((await aCaseItem()).made),
    body: caption(),
  }),
  withdraw: async () => ({ client: mine(), params: ofCase((await aCaseItem()).made) }),
  linkPerson: async () => ({
    client: theirs(),
    params: ofCase((await aCaseItem()).made),
    body: { personId: (await aPerson(moderator)).id },
  }),
  castVote: async () => ({
    client: theirs(),
    params: ofCase((await aCaseItem()).made),
    body: { answer: 'same-sure' },
  }),
  takeVoteBack: async () => {
    const { made } = await aCaseItem()
    await vote(theirs(), made, 'same-sure')
    return { client: theirs(), params: ofCase(made) }
  },
  openTally: async () => ({
    client: theirs(),
    params: ofCase((await aCaseItem()).made),
    body: { reasons },
  }),
  ruleEvidence: async () => ({
    client: theirs(),
    params: { evidenceId: (await aCaseItem()).itemId },
    body: { ruling: 'admitted', reasons },
  }),
  decide: async () => {
    const { made } = await aCaseItem()
    const { caseVersion } = await read(theirs(), made)
    const body = { ruling: 'ruled-out', caseVersion, reasons }
    return { client: theirs(), params: ofCase(made), body }
  },
  liftRelative: async () => {
    const { made } = await aCaseItem()
    const relative = await aContributor(server)
    const body = { answer: 'same-sure', relative: true } as const
    await relative.client.done(castVote, { params: ofCase(made), body })
    const params = { ...ofCase(made), accountId: relative.id }
    return { client: theirs(), params, body: { reasons } }
  },
  skipComparison: async () => ({ client: theirs(), params: ofCase((await aCaseItem()).made) }),
  claimItem: async () => ({
    client: theirs(),
    params: { itemId: (await aCaseItem()).itemId },
    body: {},
  }),
  releaseItem: async () => {
    const params = { itemId: (await aCaseItem()).itemId }
    await theirs().done(claimItem, { params, body: {} })
    return { client: theirs(), params }
  },
  sendTip: async () => ({
    client: aVisitor(server),
    body: { ...tipWith(), challenge: await aProof(server) },
  }),
  addToTip: async () => ({
    client: aVisitor(server),
    body: { receipt: await aReceipt(server), text: 'One thing more.' },
  }),
  answerTip: async () => ({
    client: theirs(),
    params: { tipId: await aTip() },
    body: { text: 'Thank you.' },
  }),
  convertTip: async () => ({
    client: theirs(),
    params: { tipId: await aTip() },
    body: {
      to: 'identification',
      subjectId: (await aSubject(contributor)).id,
      name: 'John Doe',
      basis: ['witness'],
      reasons,
    },
  }),
  dismissTip: async () => ({
    client: theirs(),
    params: { tipId: await aTip() },
    body: { reasons },
  }),
  releaseText: async () => {
    const { made, held, heldNames } = await aHeldText()
    const body = { textId: held.id, heldNames, text: held.covered }
    return { client: theirs(), params: ofCase(made), body }
  },
  takeReleaseBack: async () => {
    const { made, held, heldNames } = await aHeldText()
    const params = ofCase(made)
    const body = { textId: held.id, heldNames, text: held.covered }
    await theirs().done(releaseText, { params, body } as never)
    return { client: theirs(), params: { ...params, textId: held.id } }
  },
}

/** Lets the server read so many times, and then not once more. */
const reading = async <T>(reads: number, act: () => Promise<T>): Promise<T> => {
  const point = { configureFailPoint: 'failCommand' }
  const data = { failCommands: ['find', 'aggregate'], errorCode: 8, appName }
  const admin = database.client.db('admin')
  await admin.command({ ...point, mode: { skip: reads }, data })
  try {
    return await act()
  } finally {
    await admin.command({ ...point, mode: 'off' })
  }
}

const endpointOf = (name: string): Endpoint => {
  const found = endpoints.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is no endpoint`)
  return found
}

test.skipIf(inject('mongodLog') === null).each(Object.entries(asking))(
  '[S5] [S4] %s: wherever reading fails, a 500 has stored nothing; what may have been stored says so, and the same key tells',
  async (name, make) => {
    const endpoint = endpointOf(name)
    const { client, ...request } = await make()
    const asked = { ...request, key: randomUUID() } as never
    const before = await hashOfStored()
    let answer = await reading(1, () => client.call(endpoint, asked))
    for (let reads = 2; answer.status === 500; reads += 1) {
      expect(await hashOfStored()).toBe(before)
      answer = await reading(reads, () => client.call(endpoint, asked))
    }
    if (answer.status !== endpoint.status) expectProblem(answer, 'act.unshown')
    expect((await client.call(endpoint, asked)).status).toBe(endpoint.status)
    // Its showing reads eight times, so that one of them has failed.
    if (name === 'castVote') expect(answer.status).toBe(503)
  },
)

const links = () => database.collection('audit').countDocuments()
const ofModerators = endpoints.filter(
  ({ access, method }) => ['moderator', 'admin'].includes(access) && method !== 'GET',
)

test.each(ofModerators.map(({ name }) => [name]))(
  '[M6] %s, which only moderators may ask for, is written into the log',
  async (name) => {
    const endpoint = endpointOf(name)
    const make = asking[name]
    if (!make) throw new Error(`${name} has no world in which it can be asked for`)
    const { client, ...request } = await make()
    const before = await links()
    const { status } = await client.call(endpoint, { ...request, key: randomUUID() } as never)
    expect(status).toBe(endpoint.status)
    await expect.poll(links).toBeGreaterThan(before)
  },
)

test.each([
  ['editFilm', async () => ({ filmId: (await aFilm(contributor)).id })],
  ['correctPhoto', async () => ({ stillId: (await aStill(contributor)).id })],
] as const)(
  '[M6, A8] %s is written into the log where a moderator corrects what another added, and only there',
  async (name, make) => {
    const params = await make()
    const before = await links()
    const correct = (client: Client) =>
      client.done(endpointOf(name), { params, body: { title: randomUUID() } } as never)
    await correct(mine())
    expect(await links()).toBe(before)
    await correct(theirs())
    expect(await links()).toBe(before + 1)
  },
)
