import { castVote, decide } from '@rollcall/contract/cases.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'

const ROUNDS = played('rounds of both sides', { whole: 8, sample: 4 })
const VOTERS = 8
/** On a slow machine fewer rounds are played. */
const LONGEST_MS = 30_000

/** Two men with the same two proposals each: what is answered "same" of the one is answered "different" of the other. */
interface Side {
  readonly subjectId: string
  readonly cases: readonly Identification[]
}

let server: Server
let voters: readonly Account[]
let sides: readonly [Side, Side]
let blind: Readonly<Record<string, Client>>

beforeAll(async () => {
  server = await startServer()
  const proposer = await aContributor(server)
  voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(server)))
  sides = [await aSide(proposer), await aSide(proposer)]
  blind = {
    visitor: aVisitor(server),
    contributor: (await aContributor(server)).client,
    proposer: proposer.client,
    young: (await aContributor(server, { ageHours: 1 })).client,
    moderator: (await aModerator(server)).client,
  }
})

const aSide = async (by: Account): Promise<Side> => {
  const subject = await aSubject(by)
  const cases = [
    await anIdentification(by, { subject, name: 'John Doe' }),
    await anIdentification(by, { subject, name: 'Richard Roe' }),
  ]
  return { subjectId: subject.id, cases }
}

const mirrored = (answer: Answer): Answer =>
  answers[answers.length - 1 - answers.indexOf(answer)] ?? answer

test('[V2, M4] whoever is blind receives the same, letter for letter, when every answer is turned round', async () => {
  const seed = seedFor('mirror')
  const votes = fc.record({
    on: fc.nat({ max: 1 }),
    who: fc.nat({ max: VOTERS - 1 }),
    answer: fc.constantFrom(...answers),
  })
  const given = fc.sample(votes, { seed, numRuns: ROUNDS * 4 })
  const until = Date.now() + LONGEST_MS
  for (let round = 0; round < ROUNDS && Date.now() < until; round++) {
    for (const { on, who, answer } of given.slice(round * 4, round * 4 + 4))
      for (const [side, said] of [
        [sides[0], answer],
        [sides[1], mirrored(answer)],
      ] as const)
        await voters[who]?.client.done(castVote, {
          params: { identificationId: side.cases[on]?.id ?? '' },
          body: { answer: said, reason: 'Looked again.' },
        })
    for (const [name, client] of Object.entries(blind)) {
      const [one, other] = await Promise.all(sides.map((side) => everything(client, side)))
      expect(one, name).toBe(other)
    }
  }
})

/** All that may be read of one side, with ids and times taken out, which differ anyway. */
const everything = async (client: Client, { subjectId, cases }: Side): Promise<string> => {
  const read: unknown[] = [await client.done(getSubject, { params: { subjectId } })]
  for (const { id } of cases) {
    const params = { identificationId: id }
    const now = await client.done(getIdentification, { params })
    read.push(now, ...(await refusals(client, now)))
  }
  const { items } = await client.done(listSubjects, { query: { limit: 100 } })
  read.push(items.filter((one) => one.id === subjectId))
  const queue = (await client.call(getQueue)).body as { items?: { subjectId: string }[] }
  read.push(queue.items?.filter((one) => one.subjectId === subjectId))
  return plain(JSON.stringify(read, null, 1))
}

/** What is lacking is refused in the same words whatever the votes. */
const refusals = async (client: Client, now: Identification): Promise<readonly unknown[]> => {
  if (now.caseVersion === undefined) return []
  const { caseVersion } = now
  const asked = (['probable', 'confirmed'] as const).map(async (ruling) => {
    const body = { ruling, caseVersion, reasons: 'It seems so.' }
    const { requestId: _, ...told } = await client.refused(decide, {
      params: { identificationId: now.id },
      body,
    })
    return told
  })
  return Promise.all(asked)
}

const plain = (text: string): string =>
  text
    .replace(/"(number|subjectNumber)": \d+/g, '"$1": 0')
    .replace(/\b[0-9a-f]{24}\b/g, 'id')
    .replace(/[0-9a-f]{64}/g, 'sha256')
    .replace(/[0-9a-f]{2}\/sha256/g, 'address')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replace(/data:image\/[^"]+/g, 'placeholder')
