import { castVote } from '@rollcall/contract/cases.ts'
import { giveEvidence, propose } from '@rollcall/contract/identifications.ts'
import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { useModels } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { isOnWall, of, page, said, say, statuses } from './noPrisonerWorld.ts'
import { admitted, caption, read, ruled, vote, witness } from './world.ts'

let server: Server
let proposer: Account
let giver: Account
let first: Account
let second: Account
let third: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
  third = await aModerator(server)
})

/** Decided by two. */
const decided = async (man: { id: string }) => {
  await said(first, man)
  return said(second, man)
}

test('[M9] the first of two moderators only signs: moderators alone read it, and nothing else is other than before', async () => {
  const man = await aSubject(proposer)
  await anIdentification(proposer, { subject: man, name: 'John Doe' })
  const signed = await said(first, man)
  expect(signed).toMatchObject({
    standing: 'proposed',
    noPrisoner: null,
    decidedNoPrisoner: null,
    signedNoPrisoner: [{ kind: 'guard', mine: true, reasons: 'He carries a rifle.' }],
    can: { propose: true, rule: ['no-prisoner'] },
  })
  expect(await statuses(first, man)).toEqual(['proposed'])
  expect(await isOnWall(aVisitor(server), man)).toBe(true)
  for (const client of [proposer.client, aVisitor(server)])
    expect((await page(client, man)).signedNoPrisoner).toBeUndefined()
  expect((await page(second.client, man)).signedNoPrisoner).toMatchObject([{ mine: false }])
  expect(await say(first, man)).toMatchObject({ status: 409, body: { code: 'decision.signed' } })
})

test('[M9] the second signature rules his undecided names out, closes proposing and evidence, and his page says it', async () => {
  const man = await aSubject(proposer)
  const name = await anIdentification(proposer, { subject: man, name: 'John Doe' })
  await anIdentification(giver, { subject: man, person: await aPerson(third) })
  // Who read him before the signature rules on the same man.
  const { version } = await page(second.client, man)
  await said(first, man)
  const done = await said(second, man, { version, reasons: 'The caption says “guards”.' })
  expect(done).toMatchObject({
    standing: 'no-prisoner',
    noPrisoner: 'guard',
    decidedNoPrisoner: {
      rulings: [{ reasons: 'He carries a rifle.' }, { reasons: 'The caption says “guards”.' }],
    },
    signedNoPrisoner: [],
    undecided: 0,
    can: { propose: false, rule: ['prisoner'] },
  })
  expect(
    done.identifications.map(({ status, history }) => [status, history.at(-1)?.because]),
  ).toEqual([
    ['ruled-out', 'no-prisoner'],
    ['ruled-out', 'no-prisoner'],
  ])
  const visitor = await page(aVisitor(server), man)
  expect(visitor).toMatchObject({
    noPrisoner: 'guard',
    decidedNoPrisoner: { rulings: [{ reasons: 'He carries a rifle.' }, {}] },
    can: { rule: [] },
  })
  const body = { name: 'Another', basis: ['witness'], reasons: 'I knew him.' } as never
  const closed = await giver.client.call(propose, { params: of(man), body })
  expect(closed).toMatchObject({
    status: 409,
    body: { code: 'subject.no-prisoner', kind: 'guard' },
  })
  const params = { identificationId: name.id }
  for (const refused of [
    await giver.client.call(giveEvidence, { params, body: caption() }),
    await giver.client.call(castVote, { params, body: { answer: 'same-sure' } as never }),
  ])
    expect(refused).toMatchObject({ status: 409, body: { code: 'identification.closed' } })
})

test('[M9] nobody reopens a name of a man who is no prisoner before that is undone', async () => {
  const man = await aSubject(proposer)
  const name = await anIdentification(proposer, { subject: man, name: 'John Doe' })
  await decided(man)
  const shut = await read(third.client, name)
  expect(shut.can.decide).not.toContain('proposed')
  expect(await ruled(third.client, shut, 'proposed')).toMatchObject({
    status: 409,
    body: { code: 'subject.no-prisoner' },
  })
})

test('[M9] it is refused while a name of his is probable or confirmed', async () => {
  const man = await aSubject(proposer)
  const name = await anIdentification(proposer, { subject: man, person: await aPerson(third) })
  await admitted(giver, third, name, caption())
  const strong = await admitted(giver, third, name, witness())
  await said(first, man)
  expect((await ruled(third.client, await read(third.client, strong), 'probable')).status).toBe(201)
  const named = { status: 409, body: { code: 'subject.named', identificationIds: [name.id] } }
  expect((await page(second.client, man)).can.rule).toEqual([])
  expect(await say(second, man)).toMatchObject(named)
  await ruled(third.client, await read(third.client, name), 'confirmed')
  const last = await ruled(first.client, await read(first.client, name), 'confirmed')
  expect(last).toMatchObject({ status: 201, body: { status: 'confirmed' } })
  expect(await say(second, man)).toMatchObject(named)
})

test('[M9] both sign the same kind; who signs for another takes back what he signed', async () => {
  const man = await aSubject(proposer)
  await said(first, man, { kind: 'guard' })
  expect(await said(second, man, { kind: 'civilian' })).toMatchObject({
    noPrisoner: null,
    signedNoPrisoner: [{ kind: 'guard' }, { kind: 'civilian' }],
  })
  const agreed = await said(first, man, { kind: 'civilian' })
  expect(agreed).toMatchObject({ noPrisoner: 'civilian' })
})

test('[M9] [M4] a signature lapses when anything about him changes, and an older version is refused with what changed', async () => {
  const man = await aSubject(proposer)
  const name = await anIdentification(proposer, { subject: man, name: 'John Doe' })
  const changes = [
    async () => {
      const params = { identificationId: name.id }
      await giver.client.done(giveEvidence, { params, body: witness() })
    },
    async () => void (await anIdentification(giver, { subject: man, name: 'A rival' })),
  ]
  for (const change of changes) {
    const { version } = await said(first, man)
    await change()
    expect((await page(second.client, man)).signedNoPrisoner).toEqual([])
    const stale = await say(second, man, { version })
    expect(stale).toMatchObject({ status: 409, body: { code: 'decision.stale' } })
    const changed = (stale.body as { changed: { what: string }[] }).changed
    expect(changed.map(({ what }) => what)).toContain('case-changed')
  }
  // An answer is no change of the case.
  const { version } = await said(first, man)
  await vote(giver.client, name, 'same-sure')
  expect(await said(second, man, { version })).toMatchObject({ noPrisoner: 'guard' })
})

test('[M9] one moderator undoes it: exactly the names that it ruled out are proposed again', async () => {
  const man = await aSubject(proposer)
  const before = await anIdentification(proposer, { subject: man, name: 'Ruled out before' })
  await ruled(third.client, await read(third.client, before), 'ruled-out')
  await anIdentification(proposer, { subject: man, name: 'John Doe' })
  await decided(man)
  expect(await statuses(first, man)).toEqual(['ruled-out', 'ruled-out'])
  const undone = await said(third, man, {
    ruling: 'prisoner',
    reasons: 'He is tied to the others.',
  })
  expect(undone).toMatchObject({
    standing: 'proposed',
    noPrisoner: null,
    decidedNoPrisoner: null,
    can: { propose: true, rule: ['no-prisoner'] },
  })
  expect(await statuses(first, man)).toEqual(['ruled-out', 'proposed'])
  expect(await isOnWall(aVisitor(server), man)).toBe(true)
  expect(await say(third, man, { ruling: 'prisoner' })).toMatchObject({
    status: 409,
    body: { code: 'decision.transition', rulings: ['no-prisoner'] },
  })
  // And again, by two.
  expect(await decided(man)).toMatchObject({ noPrisoner: 'guard' })
  expect(await say(third, man)).toMatchObject({
    status: 409,
    body: { code: 'decision.transition', rulings: ['prisoner'] },
  })
})

test('[M9] who has a part in a name that it would rule out, or bring back, does not decide it', async () => {
  const man = await aSubject(proposer)
  await anIdentification(third, { subject: man, name: 'John Doe' })
  const own = { status: 403, body: { code: 'interest.own' } }
  expect((await page(third.client, man)).can.rule).toEqual([])
  expect(await say(third, man)).toMatchObject(own)
  await decided(man)
  expect((await page(third.client, man)).can.rule).toEqual([])
  expect(await say(third, man, { ruling: 'prisoner' })).toMatchObject(own)
})

test('[M9] [V2] who rules his names out, or brings them back, has their tallies opened, and counts on them no more', async () => {
  const man = await aSubject(proposer)
  const name = await anIdentification(proposer, { subject: man, name: 'John Doe' })
  await vote(giver.client, name, 'different-sure')
  await decided(man)
  expect((await read(aVisitor(server), name)).tally).not.toBeNull()
  await said(third, man, { ruling: 'prisoner' })
  expect((await read(aVisitor(server), name)).tally).toBeNull()
  for (const by of [first, second, third])
    expect(await vote(by.client, name, 'same-sure')).toMatchObject({
      mine: { counted: false, why: 'opened' },
    })
})

test('[M9] two who sign in the same moment at two processes decide it once, and of two who undo one does', async () => {
  const other = await startServer({ dataDir: server.dataDir })
  const elsewhere: Account = { ...second, client: second.client.at(other.url) }
  const rounds = played('two who sign at once', { whole: 5, sample: 2 })
  for (let round = 0; round < rounds; round += 1) {
    const man = await aSubject(proposer)
    await anIdentification(proposer, { subject: man, name: 'John Doe' })
    const answers = await Promise.all([first, elsewhere].map((by) => say(by, man)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(
      answers.filter(({ body }) => (body as SubjectPage).noPrisoner === 'guard').length,
    ).toBeGreaterThan(0)
    const undone = await Promise.all(
      [first, elsewhere].map((by) => say(by, man, { ruling: 'prisoner' })),
    )
    expect(undone.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await statuses(first, man)).toEqual(['proposed'])
  }
})
