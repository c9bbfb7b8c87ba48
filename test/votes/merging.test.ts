import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import { getIdentification, giveEvidence } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { beforeAll, expect, it } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { manyAccounts, manyAnswers } from '../factories/answers.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import type { Running } from '../support/processes.ts'
import { played } from '../support/proof.ts'
import { randomly } from '../support/random.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { expectExact, expectReplayed, isRegrouping } from './exact.ts'

const MEN = 4
const VOTERS = 8
const ROUNDS = played('rounds of answers and merges', { whole: 14, sample: 7 })
/** Answers of which a joining takes forty steps: small ones, so that a process can be killed between them. */
const MANY = 120
const env = { ROLLCALL_REGROUPING_STEP: '3' }
const LONG = { timeout: 120_000, interval: 20 }

let staying: Server
let proposer: Account
let moderator: Account
beforeAll(async () => {
  staying = await startServer({ env })
  proposer = await aContributor(staying)
  moderator = await aModerator(staying)
})

/** How far a joining or parting has come: the account that was done last. */
const cursorOf = async ({ id }: { id: string }): Promise<string | null> => {
  const tally = await database.collection('tallies').findOne({ _id: id as never })
  return tally?.regrouping ? tally.regrouping.after : null
}

const expectWhole = async (one: { id: string }): Promise<void> => {
  await expect.poll(() => isRegrouping(one), LONG).toBe(false)
  await expectExact(one)
  await expectReplayed(one)
}

/** Kills a worker as soon as it has taken some steps of a joining or parting. */
const killedAmid = async (worker: Running, one: { id: string }): Promise<void> => {
  const before = await cursorOf(one)
  await expect.poll(async () => (await cursorOf(one)) !== before, LONG).toBe(true)
  worker.kill('SIGKILL')
  await worker.exited
  expect(await cursorOf(one), 'killed in the middle of it').not.toBeNull()
}

it('[K3, M3] what is questioned stays on the desk while answers are on their way to it, and after', async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(moderator)
  const one = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(proposer, { subject: man, person })
  const giver = await aContributor(staying)
  await admitted(giver, moderator, one, caption())
  const strong = await admitted(giver, moderator, one, witness())
  for (const { client } of [moderator, await aModerator(staying)])
    await ruled(client, strong, 'confirmed')
  for (const { client } of [await aContributor(staying), await aContributor(staying)])
    await client.done(castVote, {
      params: { identificationId: one.id },
      body: { answer: 'different-sure' },
    })
  await giver.client.done(giveEvidence, {
    params: { identificationId: one.id },
    body: witness('Another man of his squad'),
  })
  const whyAtDesk = async () => {
    const { items } = await moderator.client.done(getQueue, { query: { limit: 100 } })
    return items.find(({ id }) => id === one.id)?.why
  }
  expect(await whyAtDesk()).toBe('questioned')

  await manyAnswers(younger, await manyAccounts(9), () => 'same-sure')
  const joining = { params: { subjectId: man.id }, body: { into: into.id, reasons: 'The ear.' } }
  await moderator.client.done(mergeSubject, joining)
  expect(await isRegrouping(one)).toBe(true)
  expect(await whyAtDesk()).toBe('questioned')
  const worker = await startWorker({ env })
  await expectWhole(one)
  // The desk has heard of the last step, too.
  const heard = async () =>
    (await database.collection('outbox').countDocuments({ done: false })) +
    (await database.collection('jobs').countDocuments({ fact: { $exists: true } }))
  await expect.poll(heard, LONG).toBe(0)
  expect(await whyAtDesk()).toBe('questioned')
  await worker.stop()
})

it('[K3, V5, V2] many answers are joined and parted step by step, while others answer and workers are killed: what comes of it is the replay', async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(moderator)
  const older = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(await aContributor(staying), { subject: man, person })
  const crowd = await manyAccounts(MANY)
  await manyAnswers(older, crowd.slice(0, (MANY * 2) / 3))
  await manyAnswers(younger, crowd.slice(MANY / 3), (at) => answers[(at * 3) % 5] ?? 'cant-tell')
  // Their ids are higher, so their turn comes last.
  const [one, other, third] = [
    await aContributor(staying),
    await aContributor(staying),
    await aContributor(staying),
  ]
  const params = { subjectId: man.id }
  const at = ({ id }: { id: string }) => ({ identificationId: id })
  for (const { client } of [one, other])
    await client.done(castVote, { params: at(younger), body: { answer: 'same-sure' } })

  const body = { into: into.id, reasons: 'The ear.' }
  const joined = await moderator.client.done(mergeSubject, { params, body })
  expect(joined.identifications).toMatchObject([{ id: older.id, regrouping: true, tally: null }])
  expect(await cursorOf(older), 'nobody is at work on it').not.toBeNull()
  // What he answered at the other address holds for him already.
  const refused = await one.client.refused(castVote, {
    params: at(older),
    body: { answer: 'cant-tell' },
  })
  expect(refused.code).toBe('vote.reason-required')
  const again = { answer: 'cant-tell' as const, reason: 'The ears.' }
  const shown = await one.client.done(castVote, { params: at(younger), body: again })
  expect(shown).toMatchObject({
    id: older.id,
    regrouping: true,
    tally: null,
    verdict: null,
    mine: { answer: 'cant-tell', counted: true },
  })
  await other.client.done(takeVoteBack, { params: at(older) })
  await expectExact(older)

  const live = await goLive(one.client)
  await live.watch(`subject:${into.id}`)
  await killedAmid(await startWorker({ env }), older)
  await third.client.done(castVote, { params: at(younger), body: { answer: 'different-sure' } })
  await expectExact(older)
  const second = await startWorker({ env })
  await expectWhole(older)
  await live.untilChanged('identification', (frame) => !frame.regrouping && frame.tally !== null)
  const answered = { answered: MANY + 2, regrouping: false }
  expect(await one.client.done(getIdentification, { params: at(older) })).toMatchObject(answered)

  await moderator.client.done(unmergeSubject, { params })
  await killedAmid(second, older)
  // What is asked for meanwhile holds: the rest of the parting is not needed any more.
  await moderator.client.done(mergeSubject, { params, body })
  await startWorker({ env })
  await expectWhole(older)
  // What comes in after he took his answer back stands: the second joining brings it anew.
  const { answered: all } = await one.client.done(getIdentification, { params: at(older) })
  expect(all).toBe(MANY + 3)
  await moderator.client.done(unmergeSubject, { params })
  for (const id of [older, younger]) await expectWhole(id)
  expect(await brokenPromises()).toEqual([])
}, 300_000)

it('[K3, V5] answers, merges and partings at random, with a process killed among them: every tally is a recount, versions only grow', async () => {
  const random = randomly('answers under merges')
  const dying = await startServer({ env })
  const person = await aPerson(moderator)
  const men: { subject: { id: string }; ids: string[] }[] = []
  for (let at = 0; at < MEN; at += 1) {
    const subject = await aSubject(proposer)
    const same = await anIdentification(proposer, { subject, person })
    const rival = await anIdentification(proposer, { subject, name: `Rival ${at}` })
    men.push({ subject, ids: [same.id, rival.id] })
  }
  const ids = men.flatMap((man) => man.ids)
  const voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(staying)))
  const versions = new Map<string, number>()
  const wrong: string[] = []
  const done = { merged: 0, parted: 0 }
  let begun = 0
  const killAt = VOTERS * 4 + random.below(VOTERS * 4)

  const look = async () => {
    for (const { subject } of men) {
      const params = { subjectId: subject.id }
      const { status, body } = await aVisitor(staying).call(getSubject, { params })
      const { version } = body as { version: number }
      if (status !== 200 || version < (versions.get(subject.id) ?? 0))
        wrong.push(`${subject.id}: ${status}, version ${version} after ${versions.get(subject.id)}`)
      versions.set(subject.id, version)
    }
  }
  const vote = async (index: number) => {
    const { client } = voters[index] ?? proposer
    for (let round = 0; round < ROUNDS; round += 1) {
      begun += 1
      if (begun === killAt) dying.kill('SIGKILL')
      const there = client.at(index % 2 ? dying.url : staying.url)
      const params = { identificationId: random.pick(ids) }
      const body = { answer: random.pick(answers), reason: 'On a second look.' }
      const asking = random.chance(0.2)
        ? there.call(takeVoteBack, { params })
        : there.call(castVote, { params, body })
      const answer = await asking.catch(() => null)
      if (answer && answer.status !== 200)
        wrong.push(`${answer.status} ${JSON.stringify(answer.body)}`)
    }
  }
  const regroup = async () => {
    const joined = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const parting = joined.size > 0 && (random.chance(0.45) || round === ROUNDS - 1)
      const subjectId = parting ? random.pick([...joined]) : random.pick(men).subject.id
      const asked = { params: { subjectId } }
      const body = { into: random.pick(men).subject.id, reasons: 'The ear.' }
      const answer = parting
        ? await moderator.client.call(unmergeSubject, asked)
        : await moderator.client.call(mergeSubject, { ...asked, body })
      if (answer.status === 200 && parting) joined.delete(subjectId)
      else if (answer.status === 200) joined.add(subjectId)
      else if (parting || ![400, 409].includes(answer.status))
        wrong.push(JSON.stringify(answer.body))
      if (answer.status === 200) done[parting ? 'parted' : 'merged'] += 1
      await look()
    }
  }
  await Promise.all([...voters.map((_, index) => vote(index)), regroup()])
  expect(wrong).toEqual([])
  expect(done.merged, 'men were joined').toBeGreaterThan(0)
  expect(done.parted, 'and taken apart').toBeGreaterThan(0)
  const whole = async () => {
    for (const id of ids) await expectWhole({ id })
  }
  await whole()
  for (const { subject } of men)
    await moderator.client.call(unmergeSubject, { params: { subjectId: subject.id } })
  await whole()
  for (const { subject, ids: own } of men) {
    const params = { subjectId: subject.id }
    const { identifications } = await aVisitor(staying).done(getSubject, { params })
    expect(identifications.map(({ id }) => id)).toEqual(own)
  }
  expect(await brokenPromises()).toEqual([])
}, 360_000)
