import { getFeed } from '@rollcall/contract/feed.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import {
  listNotes,
  type Note,
  restoreNote,
  withdrawNote,
  writeNote,
} from '@rollcall/contract/notes.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, params, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let by: Account
let one: Account
let other: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  one = await aModerator(server)
  other = await aModerator(server)
})

const secret = 'His brother asked me not to call before noon'
const write = ({ client }: Account, of: { id: string }, text = secret): Promise<Note> =>
  client.done(writeNote, { params: params(of), body: { text } })
const notes = async ({ client }: Account, of: { id: string }) =>
  (await client.done(listNotes, { params: params(of), query: {} })).items

test('[M6, A8] a note stands with who wrote it and when, cannot be changed, and the log commits to its words', async () => {
  const made = await anIdentification(by)
  const { id } = await write(one, made)
  await write(other, made, 'Seen.')
  expect(await notes(other, made)).toMatchObject([
    { id, text: secret, mine: false, withdrawnAt: null },
    { text: 'Seen.', mine: true },
  ])
  const entry = await database.collection('audit').findOne({ act: 'note.written' })
  expect(entry).toMatchObject({ about: { identification: made.id } })
  expect(entry?.commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(entry)).not.toContain('brother')
  const before = await one.client.done(getIdentification, { params: params(made) })
  expect(before.caseVersion).toBe(made.caseVersion ?? before.caseVersion)
})

test('who wrote a note withdraws it and puts it back, nobody else; meanwhile it is his alone', async () => {
  const made = await anIdentification(by)
  const { id } = await write(one, made)
  const of = { params: { noteId: id } }
  expectProblem(await other.client.call(withdrawNote, of), 'not-found')
  for (const _twice of [1, 2])
    expect((await one.client.done(withdrawNote, of)).withdrawnAt).not.toBeNull()
  expect(await notes(other, made)).toMatchObject([{ text: null, withdrawnAt: expect.any(String) }])
  expect(await notes(one, made)).toMatchObject([{ text: secret }])
  expect((await one.client.done(restoreNote, of)).withdrawnAt).toBeNull()
  expect(await notes(other, made)).toMatchObject([{ text: secret, withdrawnAt: null }])
  const acts = await database.collection('audit').distinct('act', { act: /^note\./ })
  expect(acts).toEqual(['note.restored', 'note.withdrawn', 'note.written'])
})

const confirmed = async (): Promise<Identification> => {
  const made = await anIdentification(by, { person: await aPerson(one) })
  const giver = await aContributor(server)
  await admitted(giver, one, made, caption())
  const ready = await admitted(giver, one, made, witness())
  for (const { client } of [one, other]) await ruled(client, ready, 'confirmed')
  return made
}

test('[S2, E2, P7] no contributor, visitor, page, feed, socket, public or partner export has a word of it; full has it', async () => {
  const made = await confirmed()
  const live = await goLive(aVisitor(server))
  await live.watch(`subject:${made.subjectId}`)
  await write(one, made)
  const withdrawn = await write(one, made, 'Written by mistake')
  await one.client.done(withdrawNote, { params: { noteId: withdrawn.id } })
  for (const client of [by.client, aVisitor(server)]) {
    expect((await client.call(listNotes, { params: params(made), query: {} })).status).not.toBe(200)
    const seen = await client.done(getIdentification, { params: params(made) })
    expect(JSON.stringify(seen)).not.toContain('brother')
  }
  expect(JSON.stringify(live.changes())).not.toContain('brother')
  live.close()
  const page = await (await fetch(`${server.url}/subjects/${made.subjectId}`)).text()
  const feed = await aVisitor(server).call(getFeed, { params: { format: 'atom' }, query: {} })
  const table = async (profile: string) => {
    const query = `profile=${profile}&reason=For%20the%20archive`
    return String((await one.client.send(`/api/exports/confirmed.jsonl?${query}`)).body)
  }
  const [open, partner, full] = [await table('public'), await table('partner'), await table('full')]
  for (const text of [page, JSON.stringify(feed), open, partner])
    expect(text).not.toContain('brother')
  expect(partner).toContain(made.id)
  expect(full).toContain(secret)
  expect(full).not.toContain('by mistake')
})

test('[K3] what was noted goes with a case that is joined into another, and back', async () => {
  const person = await aPerson(one)
  const [here, there] = [await aSubject(by), await aSubject(by)]
  const stays = await anIdentification(by, { subject: here, person })
  const goes = await anIdentification(by, { subject: there, person })
  await write(one, goes)
  const of = { params: { subjectId: there.id } }
  await one.client.done(mergeSubject, { ...of, body: { into: here.id, reasons: 'The same coat.' } })
  expect(await notes(other, stays)).toMatchObject([{ text: secret }])
  await one.client.done(unmergeSubject, of)
  expect(await notes(other, stays)).toEqual([])
  expect(await notes(other, goes)).toMatchObject([{ text: secret }])
})
