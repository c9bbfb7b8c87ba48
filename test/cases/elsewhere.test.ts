import { listExclusions } from '@rollcall/contract/exclusions.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { useModels } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { admitted, caption, read, ruled, witness } from './world.ts'

// There is no worker at first: what is read right after an act was written with it.
let server: Server
let proposer: Account
let giver: Account
let first: Account
let second: Account
useModels()

beforeAll(async () => {
  server = await startServer()
  proposer = await aContributor(server)
  giver = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
})

const left = { x: 20, y: 20, w: 60, h: 75 }
const right = { x: 150, y: 20, w: 60, h: 75 }

const alsoOn = async (man: { id: string }, still: { id: string }) => {
  const body = { region: left, subjectId: man.id } as never
  await proposer.client.done(addSighting, { params: { stillId: still.id }, body })
}

const kinds = async ({ id }: { id: string }) =>
  (await aVisitor(server).done(listExclusions, { params: { subjectId: id } })).items.map(
    ({ kind, state, person }) => `${kind} ${state} ${person.id}`,
  )

const byBoth = async (identification: Identification, ruling: string): Promise<Identification> => {
  const answers: Identification[] = []
  for (const { client } of [first, second]) {
    const { status, body } = await ruled(client, await read(client, identification), ruling)
    expect(status, JSON.stringify(body)).toBe(201)
    answers.push(body as Identification)
  }
  return answers.at(-1) ?? identification
}

/** All that confirming asks for. */
const strong = async (subject: { id: string }, person: { id: string }): Promise<Identification> => {
  const identification = await anIdentification(proposer, { subject, person })
  await admitted(giver, first, identification, caption())
  return admitted(giver, first, identification, witness())
}

test('[M7] every other man on each of his stills is excluded in the transaction that confirms him, whoever was proposed for him or nobody, and retracting lapses them', async () => {
  const [one, other] = [await aStill(first), await aStill(first)]
  const man = await aSubject(proposer, { still: one, region: left })
  await alsoOn(man, other)
  const [beside, besideToo, elsewhere] = [
    await aSubject(proposer, { still: one, region: right }),
    await aSubject(proposer, { still: other, region: right }),
    await aSubject(proposer),
  ]
  const [person, another] = [await aPerson(first), await aPerson(first)]
  await anIdentification(giver, { subject: besideToo, person: another })
  const done = await byBoth(await strong(man, person), 'confirmed')
  expect(done.status).toBe('confirmed')
  for (const him of [beside, besideToo])
    expect(await kinds(him)).toEqual([`elsewhere open ${person.id}`])
  for (const him of [man, elsewhere]) expect(await kinds(him)).toEqual([])
  expect((await byBoth(done, 'retracted')).status).toBe('retracted')
  for (const him of [beside, besideToo])
    expect(await kinds(him)).toEqual([`elsewhere lapsed ${person.id}`])
})

test('[M7] [K3] where a confirmed man is joined with another, who stands beside that one is excluded with it; parted it lapses', async () => {
  const [one, other] = [await aStill(first), await aStill(first)]
  const man = await aSubject(proposer, { still: one, region: left })
  const same = await aSubject(proposer, { still: other, region: left })
  const beside = await aSubject(proposer, { still: other, region: right })
  const person = await aPerson(first)
  await byBoth(await strong(man, person), 'confirmed')
  expect(await kinds(beside)).toEqual([])
  const params = { subjectId: same.id }
  const body = { into: man.id, reasons: 'The same scar.' } as never
  await second.client.done(mergeSubject, { params, body })
  expect(await kinds(beside)).toEqual([`elsewhere open ${person.id}`])
  await second.client.done(unmergeSubject, { params })
  expect(await kinds(beside)).toEqual([`elsewhere lapsed ${person.id}`])
})

test('[M7] who is marked beside him in the very moment in which he is confirmed is not missed', async () => {
  await startWorker({ dataDir: server.dataDir })
  const rounds = played('marks at the moment of confirming', { whole: 5, sample: 2 })
  for (let round = 0; round < rounds; round += 1) {
    const still = await aStill(first)
    const man = await aSubject(proposer, { still, region: left })
    const person = await aPerson(first)
    const identification = await strong(man, person)
    await ruled(first.client, await read(first.client, identification), 'confirmed')
    const now = await read(second.client, identification)
    const [beside, last] = await Promise.all([
      aSubject(giver, { still, region: right }),
      ruled(second.client, now, 'confirmed'),
    ])
    // A mark beside him is no change of the case.
    expect(last).toMatchObject({ status: 201, body: { status: 'confirmed' } })
    await expect
      .poll(() => kinds(beside), { timeout: 60_000 })
      .toEqual([`elsewhere open ${person.id}`])
  }
})
