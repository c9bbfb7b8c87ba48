import { setTimeout as wait } from 'node:timers/promises'
import { castVote, decide } from '@rollcall/contract/cases.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import { mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, witness } from '../cases/world.ts'
import { manyAccounts, manyAnswers } from '../factories/answers.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { percentile, rest, tell } from './figures.ts'

const ANSWERS = Number(process.env['ANSWERS'] ?? 50_000)
const VOTERS = 50

let server: Server
let proposer: Account
let first: Account
let second: Account
let voters: readonly Account[]
let crowd: readonly string[]
let others: readonly string[]
beforeAll(async () => {
  await (await startServer()).stop()
  // While nobody listens to what becomes of accounts: that is not what is measured here.
  crowd = await manyAccounts(ANSWERS)
  others = await manyAccounts(ANSWERS)
  server = await startServer()
  await startWorker({ dataDir: server.dataDir })
  proposer = await aContributor(server)
  first = await aModerator(server)
  second = await aModerator(server)
  voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(server)))
}, 300_000)

/** Answers by fifty, each as soon as he has the reply to his last, until told to stop: how long each took. */
const voting = (ids: readonly string[]) => {
  const took: number[] = []
  let over = false
  const vote = async ({ client }: Account, at: number) => {
    for (let round = 0; !over; round += 1) {
      const params = { identificationId: ids[(at + round) % ids.length] ?? '' }
      const answer = answers[(at + round) % answers.length] ?? 'cant-tell'
      const began = performance.now()
      const body = { answer, reason: 'On a second look.' }
      const { status } = await client.call(castVote, { params, body })
      // What is retracted takes no answers any more.
      if (status === 409) return
      expect(status).toBe(castVote.status)
      took.push(performance.now() - began)
    }
  }
  const all = Promise.all(voters.map(vote))
  return async () => {
    over = true
    await all
    return `${took.length} answers of others meanwhile, p99 ${Math.round(percentile(took, 0.99))} ms, longest ${Math.round(Math.max(...took))} ms`
  }
}

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await act()
  return Math.round(performance.now() - began)
}

const untilWhole = async (): Promise<void> => {
  while (await database.collection('tallies').findOne({ regrouping: { $exists: true } }))
    await wait(20)
}

const say = (what: string, ms: number, whole: number, others: string, most = '2,000 ms') =>
  tell(what, `${ms} ms, whole after ${whole} ms; ${others}`, most, (ms / 2000).toFixed(2))

test('joining two men and taking them apart, each with many answers', async () => {
  const [into, man] = [await aSubject(proposer), await aSubject(proposer)]
  const person = await aPerson(first)
  const older = await anIdentification(proposer, { subject: into, person })
  const younger = await anIdentification(proposer, { subject: man, person })
  const beside = await anIdentification(proposer, { name: 'Somebody else' })
  await manyAnswers(older, crowd)
  await manyAnswers(younger, crowd, (at) => answers[(at * 3 + 1) % 5] ?? 'cant-tell')
  const subject = { subjectId: man.id }
  const acts = {
    'two men are joined': () =>
      first.client.done(mergeSubject, {
        params: subject,
        body: { into: into.id, reasons: 'The same ear.' },
      }),
    'they are taken apart': () => first.client.done(unmergeSubject, { params: subject }),
  }
  for (const [what, act] of Object.entries(acts)) {
    const stop = voting([older.id, beside.id])
    await rest()
    const began = performance.now()
    const ms = await timed(act)
    await untilWhole()
    const whole = Math.round(performance.now() - began)
    say(`${what}, ${ANSWERS} answers each`, ms, whole, await stop())
  }
})

test('deciding on a man whom fifty are voting on, with many answers', async () => {
  const subject = await aSubject(proposer)
  const person = await aPerson(first)
  const one = await anIdentification(proposer, { subject, person })
  await admitted(proposer, first, one, caption())
  await admitted(proposer, first, one, witness())
  await manyAnswers(one, crowd)
  const params = { identificationId: one.id }
  const read = (by: Account): Promise<Identification> =>
    by.client.done(getIdentification, { params })
  const ruled = async (by: Account, ruling: 'confirmed' | 'retracted' | 'probable' | 'upheld') => {
    const { caseVersion } = await read(by)
    const body = { ruling, caseVersion: caseVersion ?? 0, reasons: 'The evidence carries it.' }
    const stop = voting([one.id])
    await rest()
    const ms = await timed(() => by.client.done(decide, { params, body }))
    say(`"${ruling}" by one moderator, ${ANSWERS} answers`, ms, ms, await stop())
  }
  await ruled(first, 'probable')
  await ruled(first, 'confirmed')
  await ruled(second, 'confirmed')
  // All of another crowd say since then that he is surely somebody else.
  await manyAnswers(one, others, () => 'different-sure')
  await ruled(first, 'upheld')
  await ruled(first, 'retracted')
  await ruled(second, 'retracted')
  expect((await read(first)).status).toBe('retracted')
})
