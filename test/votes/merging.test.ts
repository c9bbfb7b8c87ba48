import { recount, recountEvents } from '@rollcall/api/votes/tally.ts'
import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { expect, it } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { randomly } from '../support/random.ts'
import { startServer } from '../support/server.ts'
import { brokenPromises } from '../support/stored.ts'

const MEN = 4
const VOTERS = 8
const ROUNDS = 14

it('[K3, V5] answers, merges and partings at random, with a process killed among them: every tally is a recount, versions only grow', async () => {
  const random = randomly('answers under merges')
  const staying = await startServer()
  const dying = await startServer({ dataDir: staying.dataDir })
  const proposer = await aContributor(staying)
  const moderator = await aModerator(staying)
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
  await expectExact(ids)
  for (const { subject } of men)
    await moderator.client.call(unmergeSubject, { params: { subjectId: subject.id } })
  await expectExact(ids)
  for (const { subject, ids: own } of men) {
    const params = { subjectId: subject.id }
    const { identifications } = await aVisitor(staying).done(getSubject, { params })
    expect(identifications.map(({ id }) => id)).toEqual(own)
  }
  expect(await brokenPromises()).toEqual([])
}, 360_000)

const expectExact = async (ids: readonly string[]) => {
  for (const ballotId of ids) {
    const tally = await database.collection('tallies').findOne({ _id: ballotId as never })
    const votes = await database.collection('votes').find({ ballotId }).toArray()
    const events = await database
      .collection('voteEvents')
      .find({ ballotId })
      .sort({ version: 1 })
      .toArray()
    const { answered, counts, version } = tally as unknown as Record<string, number>
    expect(recount(votes as never)).toEqual({ answered, counts })
    expect(recountEvents(events as never)).toEqual({ answered, counts })
    expect(events.map((event) => event.version)).toEqual(
      Array.from({ length: version ?? 0 }, (_, index) => index + 1),
    )
  }
}
