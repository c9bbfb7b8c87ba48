import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { getMe } from '@rollcall/contract/accounts.ts'
import { castVote, decide, openTally, ruleEvidence } from '@rollcall/contract/cases.ts'
import { MOST_CONTRARY } from '@rollcall/contract/caseView.ts'
import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { manyAccounts, manyAnswers } from '../factories/answers.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { admitted, caption, contrary, params, read, ruled, ruleOn, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let giver: Account
let first: Account
let second: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
})

/** A case that has everything a confirmation asks for. */
const strongCase = async (): Promise<Identification> => {
  const identification = await anIdentification(proposer, { person: await aPerson(first) })
  await admitted(giver, first, identification, caption())
  return admitted(giver, first, identification, witness())
}

/** What is shown of a case as making its score. */
const addedUp = ({ evidence, community }: Identification): number =>
  evidence.reduce<number>((sum, { points }) => sum + points, community ?? 0)

const confirmed = async (): Promise<Identification> => {
  const identification = await strongCase()
  expect((await ruled(first.client, identification, 'confirmed')).status).toBe(201)
  const { status, body } = await ruled(second.client, identification, 'confirmed')
  expect(status, JSON.stringify(body)).toBe(201)
  return body as Identification
}

test('[M1] probable asks for a score of 4 from two classes, one of them not community', async () => {
  const identification = await anIdentification(proposer, { name: 'Somebody' })
  const bare = await read(first.client, identification)
  const refused = await ruled(first.client, bare, 'probable')
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'decision.conditions',
      lacking: [{ what: 'score' }, { what: 'two-classes' }, { what: 'class-beyond-community' }],
      detail:
        'Still needed: score 4 (it has 0), 2 classes of evidence (it has 0), a class of evidence other than community.',
    },
  })
  await admitted(giver, first, identification, {
    ...caption('A'),
    class: 'family',
    portraitDate: '1950',
  })
  const enough = await admitted(giver, first, identification, witness('B'))
  expect(enough.case).toMatchObject({ score: 5, fed: ['witness', 'family'] })
  const done = await ruled(first.client, enough, 'probable')
  expect(done).toMatchObject({
    status: 201,
    body: {
      status: 'probable',
      history: [{ because: 'decided', from: 'proposed', to: 'probable' }],
    },
  })
})

test('[M2] confirmed asks for two moderators; the first only signs, and the man is named in all his sightings', async () => {
  const identification = await strongCase()
  const signed = await ruled(first.client, identification, 'confirmed')
  expect(signed).toMatchObject({
    status: 201,
    body: { status: 'proposed', case: { signatures: [{ ruling: 'confirmed', mine: true }] } },
  })
  expect((await ruled(first.client, identification, 'confirmed')).body).toMatchObject({
    code: 'decision.signed',
  })
  const done = await ruled(second.client, identification, 'confirmed')
  expect(done).toMatchObject({ status: 201, body: { status: 'confirmed' } })
  const man = await aVisitor(server).done(getSubject, {
    params: { subjectId: identification.subjectId },
  })
  expect(man.confirmed).toEqual({
    id: identification.person.id,
    name: 'John A. Doe',
    withheld: false,
  })
  expect((await read(aVisitor(server), identification)).tally).not.toBeNull()
})

test('[M2] the first signature lapses when the case changes', async () => {
  const identification = await strongCase()
  await ruled(first.client, identification, 'confirmed')
  await anIdentification(giver, { subject: { id: identification.subjectId }, name: 'A rival' })
  const stale = await ruled(second.client, identification, 'confirmed')
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'decision.stale', changed: [{ what: 'rival-changed' }] },
  })
  const now = await read(second.client, identification)
  expect(now.case?.signatures).toEqual([])
  expect((await ruled(second.client, now, 'confirmed')).body).toMatchObject({
    status: 'proposed',
  })
  expect((await ruled(first.client, now, 'confirmed')).body).toMatchObject({
    status: 'confirmed',
  })
})

const getMeOf = ({ client }: Account) => client.done(getMe)
const users = () => database.collection('user')
/** What may befall a moderator between his signature and the other one. */
const befalling: readonly [string, (who: Account, signed: Identification) => Promise<unknown>][] = [
  [
    'says that he is a relative',
    ({ client }, signed) =>
      client.done(castVote, {
        params: params(signed),
        body: { answer: 'same-sure', relative: true },
      }),
  ],
  [
    'says so of the same person on another man',
    async ({ client }, { person }) => {
      const subject = await aSubject(proposer)
      const body = { personId: person.id ?? '', basis: ['witness' as const], reasons: 'His walk.' }
      const proposal = { ...body, relative: true }
      await client.done(propose, { params: { subjectId: subject.id }, body: proposal })
    },
  ],
  [
    'is a moderator no more',
    ({ id }) => users().updateOne({ _id: new ObjectId(id) }, { $set: { role: 'contributor' } }),
  ],
  [
    'is suspended',
    ({ id }) => users().updateOne({ _id: new ObjectId(id) }, { $set: { suspended: true } }),
  ],
]

test.each(befalling)('[M2, I4] the signature of who %s does not stand', async (_, befalls) => {
  const third = await aModerator(server)
  const identification = await strongCase()
  expect((await ruled(third.client, identification, 'confirmed')).status).toBe(201)
  const signed = await read(second.client, identification)
  expect(signed.case?.signatures).toHaveLength(1)
  await befalls(third, signed)
  expect((await read(second.client, signed)).case?.signatures).toEqual([])
  const now = (await ruled(second.client, signed, 'confirmed')).body as Identification
  expect(now).toMatchObject({ status: 'proposed', case: { signatures: [{ mine: true }] } })
  const complete = (await ruled(first.client, now, 'confirmed')).body as Identification
  // Who says that he is a relative is told first ([M8]).
  const isTold = (complete.case?.relatives.length ?? 0) > 0
  expect(complete).toMatchObject(
    isTold ? { case: { family: { accounts: 1 }, signatures: [{}, {}] } } : { status: 'confirmed' },
  )
})

test('[M2] a free-text name and open contrary evidence keep it from being confirmed', async () => {
  const identification = await anIdentification(proposer, { name: 'Nobody on the roster' })
  await admitted(giver, first, identification, caption())
  await admitted(giver, first, identification, witness())
  await giver.client.done(giveEvidence, { params: params(identification), body: contrary() })
  const now = await read(second.client, identification)
  expect((await ruled(second.client, now, 'confirmed')).body).toMatchObject({
    code: 'decision.conditions',
    lacking: [{ what: 'no-open-contrary' }, { what: 'in-roster' }],
  })
})

test('[M2] admitted contrary evidence stands in the checklist, to be answered in the reasons, and adds nothing', async () => {
  const identification = await strongCase()
  const against = await admitted(giver, first, identification, contrary())
  const answering = (one: Identification) =>
    one.case?.conditions.find(({ what }) => what === 'contrary-answered')
  expect(answering(identification)).toMatchObject({ of: 'confirmed', met: true, has: 0 })
  expect(answering(against)).toMatchObject({ of: 'confirmed', met: false, has: 1 })
  expect(against.evidence.at(-1)).toMatchObject({ points: 0, alone: 0, why: null })
  expect(addedUp(against)).toBe(against.case?.score)
  expect((await ruled(first.client, against, 'confirmed')).status).toBe(201)
})

test('[C4] what counts once is said once: the same origin, a second of its class, what is not weighed', async () => {
  const identification = await strongCase()
  await admitted(giver, first, identification, {
    ...caption(' the CAPTORS’ newsreel'),
    class: 'family',
  })
  await admitted(giver, first, identification, caption())
  const seen = await read(first.client, identification)
  expect(seen.evidence.map(({ points, why, alone }) => [points, why, alone])).toEqual([
    [0, null, 3],
    [4, null, 4],
    [4, null, 4],
    [0, 'origin', 1],
    [0, 'class', 4],
  ])
  for (const client of [first.client, giver.client, aVisitor(server)])
    expect(addedUp(await read(client, identification))).toBe(seen.case?.score)
})

test('[C4] an item that waits says what it would add to this case, and once admitted it has added that', async () => {
  const identification = await strongCase()
  const give = (body: EvidenceBody, on = identification) =>
    giver.client.done(giveEvidence, { params: params(on), body })
  await give({ ...caption('Somebody else'), class: 'circumstance', menLeft: 9 })
  await give({ ...caption(), class: 'family' })
  await give({ ...caption('An aunt'), class: 'family' })
  await give(contrary())
  const seen = () => read(first.client, identification)
  expect((await seen()).evidence.map(({ would }) => would)).toEqual([0, null, null, 2, 0, 1, null])
  for (const { id, would } of (await seen()).evidence) {
    if (would === null) continue
    const before = (await seen()).case?.score ?? 0
    const now = (await seen()).evidence.find((one) => one.id === id)?.would ?? Number.NaN
    await ruleOn(first.client, id, 'admitted')
    expect((await seen()).case?.score).toBe(before + now)
  }
  const rival = await proposer.client.done(propose, {
    params: { subjectId: identification.subjectId },
    body: { name: 'A rival', basis: ['family'], reasons: 'His brother says so.' },
  })
  // Two families would contradict each other.
  expect((await read(first.client, rival)).evidence[0]).toMatchObject({ alone: 1, would: 0 })
})

test('[C4] an examiner’s comparison is taken from whom an admin named one, or from a moderator with a report', async () => {
  const [named, identification] = [await aContributor(server), await anIdentification(proposer)]
  const body = { ...caption('Report 12'), class: 'examiner' as const }
  const give = (by: Account) =>
    by.client.call(giveEvidence, { params: params(identification), body })
  const refused = await give(named)
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect((refused.body as { detail: string }).detail).toMatch(/moderator from a signed report/)
  const { id: subjectId } = await aSubject(proposer)
  const proposal = { name: 'John', basis: ['examiner' as const], reasons: 'Compared.' }
  const proposed = () => named.client.call(propose, { params: { subjectId }, body: proposal })
  expect((await proposed()).status).toBe(403)
  expect((await getMeOf(named)).can.examine).toBe(false)

  const examiner = { qualification: 'Forensic anthropologist' }
  await users().updateOne({ _id: new ObjectId(named.id) }, { $set: { examiner } })
  await expect.poll(async () => (await getMeOf(named)).can.examine).toBe(true)
  expect((await proposed()).status).toBe(201)
  const [own, entered] = [await give(named), await give(second)]
  const shown = (answer: { body: unknown }) => (answer.body as Identification).evidence.at(-1)
  expect(shown(own)).toMatchObject({ ...examiner, alone: 3 })
  expect(shown(entered)).toMatchObject({ fromReport: true, alone: 3 })
  await database
    .collection<{ _id: string }>('evidence')
    .updateOne({ _id: shown(own)?.id ?? '' }, { $unset: { qualification: '' } })
  await ruleOn(first.client, shown(own)?.id ?? '', 'admitted')
  const seen = (await read(first.client, identification)).evidence
  expect(seen.find(({ id }) => id === shown(own)?.id)).toMatchObject({ points: 0, why: 'examiner' })
})

test('[M2] at most one is confirmed per man: another name for him is refused', async () => {
  const one = await confirmed()
  const rival = await anIdentification(proposer, {
    subject: { id: one.subjectId },
    person: await aPerson(first),
  })
  await admitted(giver, first, rival, caption())
  const strong = await admitted(giver, first, rival, witness())
  expect((await ruled(first.client, strong, 'confirmed')).body).toMatchObject({
    code: 'subject.identified',
  })
})

test('[M2] the proposer, the giver of evidence and a relative rule nothing', async () => {
  const [author, source, relative] = [
    await aModerator(server),
    await aModerator(server),
    await aModerator(server),
  ]
  const identification = await anIdentification(author)
  await source.client.done(giveEvidence, { params: params(identification), body: witness() })
  await relative.client.done(castVote, {
    params: params(identification),
    body: { answer: 'same-sure', relative: true },
  })
  for (const { client } of [author, source, relative]) {
    const seen = await read(client, identification)
    expect(seen.can.decide).toEqual([])
    expect((await ruled(client, seen, 'ruled-out')).body).toMatchObject({
      status: 403,
      code: 'interest.own',
    })
    const evidenceId = seen.evidence[0]?.id ?? ''
    const body = { ruling: 'admitted', reasons: 'It is mine.' } as const
    expect((await client.refused(ruleEvidence, { params: { evidenceId }, body })).code).toBe(
      'interest.own',
    )
  }
})

test('[M3] admitted contrary evidence reopens a probable and a confirmed one as disputed', async () => {
  const identification = await confirmed()
  const given = await giver.client.done(giveEvidence, {
    params: params(identification),
    body: contrary(),
  })
  expect(given.status).toBe('confirmed')
  const after = await ruleOn(first.client, given.evidence.at(-1)?.id ?? '', 'admitted')
  expect(after).toMatchObject({
    status: 'disputed',
    history: [
      { because: 'signed', to: 'confirmed', reasons: 'The evidence carries it.' },
      { because: 'decided', to: 'confirmed' },
      { because: 'contrary-evidence', to: 'disputed' },
    ],
  })
  const man = await aVisitor(server).done(getSubject, {
    params: { subjectId: identification.subjectId },
  })
  expect(man.confirmed).toBeNull()
  expect((await read(aVisitor(server), identification)).tally).toBeNull()
})

/** Different, sure, from so many who have not answered yet. */
const contradicted = async (identification: Identification, by: number): Promise<Account[]> => {
  const voters = await Promise.all(Array.from({ length: by }, () => aContributor(server)))
  for (const { client } of voters) await vote(client, identification, 'different-sure')
  return voters
}

const atDesk = async (identification: Identification) => {
  const { items } = await first.client.done(getQueue, { query: { limit: 100 } })
  return items.findIndex(({ id, why }) => id === identification.id && why === 'questioned')
}

test('[M3] two new counted "different, sure" question a confirmed one; who had given it before does not', async () => {
  const identification = await strongCase()
  const before = await aContributor(server)
  await vote(before.client, identification, 'different-sure')
  await ruled(first.client, identification, 'confirmed')
  await ruled(second.client, identification, 'confirmed')
  const live = await goLive(aVisitor(server))
  await live.watch(`subject:${identification.subjectId}`)
  await vote(before.client, identification, 'different-sure')
  const [one] = (await contradicted(identification, 1)) as [Account]
  const now = await read(first.client, identification)
  expect(now).toMatchObject({ status: 'confirmed', questioned: false })
  for (const ruling of ['disputed', 'upheld'])
    expect((await ruled(first.client, now, ruling)).body).toMatchObject({
      code: 'decision.transition',
      rulings: ['retracted'],
    })
  const desk = await goLive(first.client)
  await desk.watch('queue')
  let heard = Date.now()
  await contradicted(identification, 1)
  await live.untilChanged('identification', (frame) => frame.questioned)
  const seen = await read(aVisitor(server), identification)
  expect(seen).toMatchObject({
    status: 'confirmed',
    questioned: true,
    person: { name: 'John A. Doe' },
  })
  expect(await read(first.client, identification)).toMatchObject({
    caseVersion: now.caseVersion,
    can: { decide: ['disputed', 'upheld', 'retracted'] },
  })
  // The desk asks only when it is told to.
  do heard = (await desk.untilChanged('queue', ({ version }) => version > heard)).version
  while ((await atDesk(identification)) !== 0)
  await vote(one.client, identification, 'same-sure', 'I was wrong.')
  expect((await read(one.client, identification)).questioned).toBe(false)
})

test('[M3] one moderator upholds it, and only later answers question it anew; or makes it disputed', async () => {
  const identification = await confirmed()
  await contradicted(identification, 2)
  const questioned = await read(first.client, identification)
  const upheld = await ruled(first.client, questioned, 'upheld')
  expect(upheld).toMatchObject({
    status: 201,
    body: { status: 'confirmed', questioned: false, caseVersion: questioned.caseVersion },
  })
  expect((upheld.body as Identification).history.at(-1)).toMatchObject({
    because: 'upheld',
    reasons: 'The evidence carries it.',
  })
  expect(await atDesk(identification)).toBe(-1)
  await contradicted(identification, 1)
  expect((await read(first.client, identification)).questioned).toBe(false)
  await contradicted(identification, 1)
  const anew = await read(second.client, identification)
  expect(anew.questioned).toBe(true)
  expect(await ruled(second.client, anew, 'disputed')).toMatchObject({
    status: 201,
    body: { status: 'disputed', questioned: false },
  })
  expect(await read(aVisitor(server), identification)).toMatchObject({ tally: null })
})

test('[M3, V2] at a probable one they show on the desk alone, to whoever sees its tally', async () => {
  const identification = await strongCase()
  await ruled(first.client, identification, 'probable')
  await vote(first.client, identification, 'same-sure')
  await contradicted(identification, 2)
  expect(await read(first.client, identification)).toMatchObject({
    status: 'probable',
    questioned: false,
    case: { contrary: 2 },
  })
  expect((await read(second.client, identification)).case?.contrary).toBeNull()
  // More than are read at once, and than are counted.
  await manyAnswers(identification, await manyAccounts(250), () => 'different-sure')
  expect((await read(first.client, identification)).case?.contrary).toBe(MOST_CONTRARY)
})

test('[M3] a confirmed one is retracted by two, a probable one by one', async () => {
  const identification = await confirmed()
  const now = await read(first.client, identification)
  expect((await ruled(first.client, now, 'retracted')).body).toMatchObject({
    status: 'confirmed',
  })
  expect((await ruled(second.client, now, 'retracted')).body).toMatchObject({
    status: 'retracted',
  })
  const closed = await giver.client.refused(giveEvidence, {
    params: params(identification),
    body: contrary(),
  })
  expect(closed.code).toBe('identification.closed')
})

test('[M4] votes and verdicts do not make a decision stale, evidence does', async () => {
  const identification = await strongCase()
  await vote((await aContributor(server)).client, identification, 'different-sure')
  expect((await ruled(first.client, identification, 'probable')).status).toBe(201)
  expect((await ruled(first.client, identification, 'ruled-out')).body).toMatchObject({
    code: 'decision.stale',
  })
})

test('[M4] community is left out for a moderator who has not seen the verdict, and refusals have the same words', async () => {
  const person = await aPerson(first)
  await aPortrait(first, person)
  const identification = await anIdentification(proposer, { person })
  const entering = await aModerator(server)
  await admitted(entering, first, identification, { ...caption(), class: 'examiner' })
  const before = await read(second.client, identification)
  const words = (await ruled(second.client, before, 'probable')).body as {
    detail: string
    lacking: unknown
  }
  const voters = await Promise.all(Array.from({ length: 6 }, () => aContributor(server)))
  for (const { client } of voters) await vote(client, identification, 'same-sure')
  const blind = await read(second.client, identification)
  expect(blind).toMatchObject({
    tally: null,
    community: null,
    case: { score: 3, fed: ['examiner'] },
  })
  expect(addedUp(blind)).toBe(3)
  const after = (await ruled(second.client, blind, 'probable')).body as typeof words
  expect([after.detail, after.lacking]).toEqual([words.detail, words.lacking])
  await vote(first.client, identification, 'same-sure')
  const seeing = await read(first.client, identification)
  expect(seeing).toMatchObject({
    verdict: 'supported',
    community: 2,
    case: { score: 5, fed: ['examiner', 'community'] },
  })
  expect(addedUp(seeing)).toBe(5)
  expect((await ruled(first.client, seeing, 'probable')).body).toMatchObject({
    status: 'probable',
  })
})

test('[M4] two decisions at the same moment: one is carried out, the other is stale', async () => {
  const identification = await strongCase()
  const both = await Promise.all([
    ruled(first.client, identification, 'probable'),
    ruled(second.client, identification, 'ruled-out'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('[V2] a moderator opens the tally by a logged act, and no answer of his counts any more', async () => {
  const identification = await anIdentification(proposer)
  const moderator = await aModerator(server, { ageHours: 1 })
  await vote((await aContributor(server)).client, identification, 'different-likely')
  await vote(moderator.client, identification, 'same-sure')
  expect((await read(moderator.client, identification)).can.openTally).toBe(true)
  const body = { reasons: 'The queue is long.' }
  const opened = await moderator.client.done(openTally, { params: params(identification), body })
  expect(opened.tally).toMatchObject({ 'different-likely': 1, 'same-sure': 0 })
  const { ObjectId } = await import('mongodb')
  const aged = { createdAt: new Date(Date.now() - 100 * 3_600_000) }
  await database.collection('user').updateOne({ _id: new ObjectId(moderator.id) }, { $set: aged })
  expect(
    (await vote(moderator.client, identification, 'cant-tell', 'Not sure.')).mine,
  ).toMatchObject({ counted: false, why: 'opened' })
  const logged = { act: 'tally.opened', 'about.identification': identification.id }
  expect(await database.collection('audit').countDocuments(logged)).toBe(1)
  await moderator.client.done(openTally, { params: params(identification), body })
  expect(await database.collection('audit').countDocuments(logged)).toBe(1)
})

test('[M4] reopening meets another open identification of the same person with 409', async () => {
  const person = await aPerson(first)
  const old = await anIdentification(proposer, { person })
  const out = await ruled(first.client, await read(first.client, old), 'ruled-out')
  expect(out).toMatchObject({ status: 201, body: { status: 'ruled-out' } })
  expect((await read(aVisitor(server), old)).tally).not.toBeNull()
  await anIdentification(giver, { person, subject: { id: old.subjectId } })
  const refused = await ruled(first.client, await read(first.client, old), 'proposed')
  expect(refused.body).toMatchObject({ status: 409, code: 'identification.exists' })
})

test('[M4] only what the table of transitions has can be ruled', async () => {
  const identification = await anIdentification(proposer)
  const refused = await ruled(first.client, await read(first.client, identification), 'retracted')
  expect(refused.body).toMatchObject({
    code: 'decision.transition',
    rulings: ['probable', 'confirmed', 'ruled-out'],
  })
  const bad = await first.client.refused(decide, {
    params: params(identification),
    body: { ruling: 'doubtful', caseVersion: 1, reasons: 'x' } as never,
  })
  expect(bad.errors?.[0]?.path).toBe('ruling')
})

test('[M6] every ruling, decision and opening is in one unbroken chain, without anybody’s words', async () => {
  const audit = database.collection<{ _id: number; act: string }>('audit')
  const before = await audit.countDocuments()
  const made = await confirmed()
  for (const { client } of [first, second]) await ruled(client, made, 'retracted')
  const weak = await anIdentification(proposer, { name: 'Danny Doe' })
  const reasons = 'To see it.'
  await first.client.done(openTally, { params: params(weak), body: { reasons } })
  await ruled(first.client, await read(first.client, weak), 'ruled-out')
  const entries = await audit.find().sort({ _id: 1 }).skip(before).toArray()
  expect(entries.map(({ act }) => act)).toEqual([
    ...['person.added', 'evidence.admitted', 'evidence.admitted'],
    ...['signature.confirmed', 'decision.confirmed', 'signature.retracted', 'decision.retracted'],
    ...['tally.opened', 'decision.ruled-out'],
  ])
  expect(JSON.stringify(entries)).not.toMatch(/evidence carries|To see it|Doe/)
  expect(await firstBrokenLink()).toBeNull()
  const [{ _id, act } = { _id: 0, act: '' }] = entries
  await audit.updateOne({ _id }, { $set: { act: 'decision.other' } })
  expect(await firstBrokenLink()).toBe(_id)
  await audit.updateOne({ _id }, { $set: { act } })
  expect(await firstBrokenLink()).toBeNull()
})
