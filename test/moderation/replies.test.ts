import { releaseText } from '@rollcall/contract/cases.ts'
import { openDocumentPage } from '@rollcall/contract/documentPages.ts'
import { exportConfirmed } from '@rollcall/contract/exports.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import {
  correctReply,
  listReplies,
  publishReply,
  type Reply,
  restoreReply,
  withdrawReply,
  writeReply,
} from '@rollcall/contract/replies.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { params, ruled } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { replyGiven, wasProbable } from '../factories/replies.ts'
import { aRenderedDocument } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let visitor: Client
let by: Account
let one: Account
let other: Account
beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  by = await aContributor(server)
  one = await aModerator(server)
  other = await aModerator(server)
})

const confirmed = async (person: object = {}): Promise<Identification> => {
  const proposed = await anIdentification(by, { person: await aPerson(one, person) })
  await confirmedBy(server, [one, other], proposed)
  return proposed
}

const keep = ({ client }: Account, of: { id: string }, body: object = {}): Promise<Reply> =>
  client.done(writeReply, { params: params(of), body: { ...replyGiven, ...body } as never })
const publish = ({ client }: Account, { id }: Reply, isPublic = true): Promise<Reply> =>
  client.done(publishReply, { params: { replyId: id }, body: { public: isPublic } })
const replies = async (client: Client, of: { id: string }) =>
  (await client.done(listReplies, { params: params(of), query: {} })).items
const versions = async (of: { id: string }) => {
  const { version, caseVersion, status } = await one.client.done(getIdentification, {
    params: params(of),
  })
  return { version, caseVersion, status }
}

test('[S2, M6] a moderator keeps a reply, which moderators alone know of until one makes it public; the log commits to its words', async () => {
  const made = await confirmed()
  const before = await versions(made)
  const kept = await keep(one, made)
  expect(kept).toMatchObject({ ...replyGiven, public: false, by: one.name, withheld: false })
  expect(await replies(other.client, made)).toMatchObject([{ id: kept.id, can: { publish: true } }])
  for (const client of [visitor, by.client]) {
    expect(await replies(client, made)).toEqual([])
    const list = await client.done(listReplies, { params: params(made), query: {} })
    expect(list.can.write).toBe(false)
  }
  expect(await versions(made)).toEqual(before)
  const entry = await database.collection('audit').findOne({ act: 'reply.written' })
  expect(entry).toMatchObject({ about: { identification: made.id } })
  expect(entry?.commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(entry)).not.toContain('file again')
})

test('[V7, M4] made public it is everybody’s within a second, without who kept it; the version grows, the case stays as it is', async () => {
  const made = await confirmed()
  const live = await goLive(visitor)
  await live.watch(`subject:${made.subjectId}`)
  const kept = await keep(one, made)
  const before = await versions(made)
  await publish(other, kept)
  expect(await versions(made)).toEqual({ ...before, version: before.version + 1 })
  await live.until(
    () => live.changes().find(({ version }) => version > before.version),
    'a frame of the reply',
  )
  expect(await replies(visitor, made)).toMatchObject([
    { ...replyGiven, by: null, can: { correct: false, publish: false } },
  ])
  await publish(one, kept)
  expect((await versions(made)).version).toBe(before.version + 1)
  await publish(one, kept, false)
  expect(await replies(visitor, made)).toEqual([])
  expect((await versions(made)).version).toBe(before.version + 2)
  live.close()
})

test('[A8] a correction keeps what was, for moderators; what changes nothing leaves no trace', async () => {
  const made = await confirmed()
  const { id } = await keep(one, made)
  const of = { params: { replyId: id } }
  const now = await other.client.done(correctReply, {
    ...of,
    body: { outcome: 'more-wanted', reference: null },
  })
  expect(now).toMatchObject({ outcome: 'more-wanted', reference: null, version: 1 })
  expect(await other.client.done(correctReply, { ...of, body: {} })).toEqual(now)
  const history = { query: { replyId: id } }
  const { items } = await one.client.done(listChanges, history)
  expect(items).toMatchObject([
    {
      what: 'reply.corrected',
      was: { outcome: 'accepted', reference: replyGiven.reference },
      now: { outcome: 'more-wanted', reference: null },
      by: other.name,
    },
  ])
  await publish(one, now)
  for (const client of [visitor, by.client])
    expectProblem(await client.call(listChanges, history), 'not-found')
})

test('[M6] it is withdrawn and put back by any moderator, and is as public afterwards as it was', async () => {
  const made = await confirmed()
  const kept = await publish(one, await keep(one, made))
  const of = { params: { replyId: kept.id } }
  for (const _twice of [1, 2])
    expect((await other.client.done(withdrawReply, of)).withdrawnAt).not.toBeNull()
  expect(await replies(visitor, made)).toEqual([])
  expect(await replies(one.client, made)).toMatchObject([{ withdrawnAt: expect.any(String) }])
  expect((await one.client.done(restoreReply, of)).withdrawnAt).toBeNull()
  expect(await replies(visitor, made)).toMatchObject([{ id: kept.id }])
  const acts = await database
    .collection('audit')
    .find({ act: /^reply\./, 'about.identification': made.id })
    .sort({ _id: 1 })
    .map(({ act }) => act)
    .toArray()
  expect(acts).toEqual(['reply.written', 'reply.published', 'reply.withdrawn', 'reply.restored'])
})

test('a reply is kept wherever the name was confirmed or probable at some time, and nowhere else', async () => {
  const never = await anIdentification(by, { person: await aPerson(one) })
  const asked = { params: params(never), body: replyGiven }
  expectProblem(await one.client.call(writeReply, asked), 'reply.unasked')
  const { can } = await one.client.done(listReplies, { params: params(never), query: {} })
  expect(can.write).toBe(false)
  await wasProbable(never)
  expect((await keep(one, never)).id).toBeTruthy()
  const made = await confirmed()
  for (const by of [one, other]) {
    const now = await by.client.done(getIdentification, { params: params(made) })
    await ruled(by.client, now, 'retracted')
  }
  expect((await versions(made)).status).toBe('retracted')
  expect((await keep(one, made)).id).toBeTruthy()
})

test.each([
  ['agency', { agency: ' ' }],
  ['date', { date: 'last spring' }],
  ['date', { date: '2951' }],
  ['outcome', { outcome: 'maybe' }],
  ['documentId', { documentId: 'x' }],
  ['documentId', { documentId: '0'.repeat(24) }],
] as const)('[S3] where %s is not right it says so, and keeps nothing', async (path, wrong) => {
  const made = await confirmed()
  const body = { ...replyGiven, ...wrong } as never
  const answer = await one.client.call(writeReply, { params: params(made), body })
  expect(expectProblem(answer, 'request.invalid').errors).toMatchObject([{ path }])
  expect(await replies(one.client, made)).toEqual([])
})

test('[S4] the same key keeps one reply', async () => {
  const made = await confirmed()
  const asked = { params: params(made), body: replyGiven, key: crypto.randomUUID() }
  const [first, again] = [
    await one.client.done(writeReply, asked),
    await one.client.done(writeReply, asked),
  ]
  expect(again.id).toBe(first.id)
  expect(await replies(one.client, made)).toHaveLength(1)
})

test('[I4] who has a part in the case keeps a reply, and makes nothing of it public', async () => {
  const third = await aModerator(server)
  const proposed = await anIdentification(third, { person: await aPerson(one) })
  await confirmedBy(server, [one, other], proposed)
  const kept = await keep(third, proposed)
  expect(kept.can).toEqual({ correct: true, publish: false })
  const of = { params: { replyId: kept.id } }
  const shown = { ...of, body: { public: true } }
  expectProblem(await third.client.call(publishReply, shown), 'interest.own')
  await publish(one, kept)
  const words = { ...of, body: { text: 'All is well.' } }
  expectProblem(await third.client.call(correctReply, words), 'interest.own')
  expectProblem(await third.client.call(withdrawReply, of), 'interest.own')
})

test('[A9, E2] the document is named to visitors, in no file or annotation either, only once a page of it is open; full names it', async () => {
  const made = await confirmed()
  const document = await aRenderedDocument(one)
  await publish(one, await keep(one, made, { documentId: document.id }))
  expect(await replies(one.client, made)).toMatchObject([{ document: { title: document.title } }])
  expect(await replies(visitor, made)).toMatchObject([{ document: null, withheld: false }])
  const files = async () => [
    ...(await Promise.all(['csv', 'json', 'jsonl'].map((form) => taken(`confirmed.${form}`)))),
    ...[await taken('annotations'), await taken('confirmed.jsonl', 'partner')],
  ]
  const naming = async () => (await files()).filter((file) => file.includes(document.id)).length
  expect(await naming()).toBe(0)
  expect(await taken('confirmed.csv', 'full')).toContain(document.id)
  await one.client.done(openDocumentPage, {
    params: { documentId: document.id, page: '1' } as never,
    body: { opened: true, checked: true },
  })
  expect(await replies(visitor, made)).toMatchObject([{ document: { id: document.id } }])
  expect(await naming()).toBe(5)
})

const taken = async (file: string, profile?: 'partner' | 'full'): Promise<string> => {
  const query = profile ? `?${new URLSearchParams({ profile, reason })}` : ''
  const answer = await fetch(`${server.url}/api/exports/${file}${query}`, {
    headers: profile ? { cookie: one.client.cookie() } : {},
  })
  expect(answer.status).toBe(200)
  return answer.text()
}

const living = {
  ...{ name: 'Alder Quillfeather', serviceNumber: 'RA 16 000 991' },
  died: undefined,
}

test('[P4, P7, E2] nothing of a public reply gives a withheld name away, on a page or in a file, until its text is released, masked', async () => {
  const made = await confirmed(living)
  const words = { agency: 'Quillfeather office', reference: 'RA16000991' }
  await publish(one, await keep(one, made, { ...words, text: 'Mr. Quillfeather may be living.' }))
  const secret = /quillfeather|16 ?000 ?991/i
  expect(await replies(visitor, made)).toMatchObject([
    { agency: null, reference: null, text: null, withheld: true, outcome: 'accepted' },
  ])
  expect(JSON.stringify(await replies(visitor, made))).not.toMatch(secret)
  expect(await table('public')).not.toMatch(secret)
  expect(await table('partner')).toContain('Mr. Quillfeather may be living.')

  const { case: desk } = await one.client.done(getIdentification, { params: params(made) })
  const held = desk?.heldTexts.find(({ what }) => what === 'reply')
  expect(desk?.heldTexts.filter(({ what }) => what === 'reply-line')).toHaveLength(2)
  await one.client.done(releaseText, {
    params: params(made),
    body: {
      textId: held?.id ?? ('' as never),
      heldNames: desk?.heldNames ?? '',
      text: held?.covered ?? '',
    },
  })
  const [shown] = await replies(visitor, made)
  expect(shown?.text).toMatch(/^Mr\. █+ may be living\.$/)
  expect(await table('public')).toMatch(/Mr\. █+ may be living\./)
  expect(await table('public')).not.toMatch(secret)
})

const reason = 'For the archive'
const table = async (profile: 'public' | 'partner' | 'full'): Promise<string> => {
  const query = { profile, ...(profile !== 'public' && { reason }) }
  const files = await Promise.all(
    (['csv', 'json', 'jsonl'] as const).map(
      async (format) =>
        (await one.client.call(exportConfirmed, { params: { format }, query } as never)).body,
    ),
  )
  return files.map((body) => (typeof body === 'string' ? body : JSON.stringify(body))).join('\n')
}

test('[E2] public has what is public, partner what was not withdrawn, without closed texts, full all of it', async () => {
  const made = await confirmed()
  const open = await publish(one, await keep(one, made, { text: 'Open words.' }))
  await keep(one, made, { agency: 'MAC', text: 'Closed words.' })
  const gone = await keep(one, made, { agency: 'NARA', text: 'Mistaken words.' })
  await one.client.done(withdrawReply, { params: { replyId: gone.id } })
  const rowOf = async (profile: 'public' | 'partner' | 'full') => {
    const query = { profile, ...(profile !== 'public' && { reason }) }
    const asked = { params: { format: 'jsonl' }, query } as never
    const { body } = await one.client.call(exportConfirmed, asked)
    const lines = String(body).split('\n').filter(Boolean)
    const rows = lines.map((line): { id: string; replies: object[] } => JSON.parse(line))
    return rows.find(({ id }) => id === made.id)?.replies
  }
  const first = { agency: open.agency, text: 'Open words.', withheld: false, public: true }
  expect(await rowOf('public')).toMatchObject([first])
  expect(await rowOf('public')).toHaveLength(1)
  expect(await rowOf('partner')).toMatchObject([
    first,
    { agency: 'MAC', text: null, withheld: true, public: false },
  ])
  expect(await rowOf('full')).toMatchObject([
    first,
    { agency: 'MAC', text: 'Closed words.' },
    { agency: 'NARA', text: 'Mistaken words.', withdrawnAt: expect.any(String) },
  ])
  expect(await table('public')).not.toMatch(/Closed words|Mistaken words|MAC/)
  expect(await table('public')).toContain('2026-03-02 DPAA (DPAA-2026-0147): accepted')
  expect(await table('partner')).not.toMatch(/Closed words|Mistaken words|NARA/)
})

test('[K3] replies go with a case that is joined into another, and back', async () => {
  const person = await aPerson(one)
  const [here, there] = [await aSubject(by), await aSubject(by)]
  const stays = await anIdentification(by, { subject: here, person })
  const goes = await anIdentification(by, { subject: there, person })
  await wasProbable(goes)
  const kept = await publish(one, await keep(one, goes))
  const of = { params: { subjectId: there.id } }
  await one.client.done(mergeSubject, { ...of, body: { into: here.id, reasons: 'The same coat.' } })
  expect(await replies(visitor, stays)).toMatchObject([{ id: kept.id, identificationId: stays.id }])
  await one.client.done(correctReply, { params: { replyId: kept.id }, body: { outcome: 'other' } })
  await one.client.done(unmergeSubject, of)
  expect(await replies(visitor, stays)).toEqual([])
  expect(await replies(visitor, goes)).toMatchObject([{ id: kept.id, outcome: 'other' }])
})
