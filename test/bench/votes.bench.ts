import { answerIdentification } from '@rollcall/api/cases/voting.service.ts'
import type { AccountViewer } from '@rollcall/api/platform/viewer.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { beforeAll, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { type Account, aContributor } from '../support/accounts.ts'
import { database, useModels } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { hammer, percentile, perSecond, rest, tell } from './figures.ts'

const VOTERS = 300
const BALLOTS = 200
const LASTING_MS = 6_000

useModels()

let server: Server
let voters: readonly Account[]
const ids: string[] = []
beforeAll(async () => {
  server = await startServer()
  voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(server)))
  const [proposer] = voters
  if (!proposer) throw new Error('nobody to propose')
  const subject = await aSubject(proposer)
  for (let n = 0; n < BALLOTS; n += 1)
    ids.push((await anIdentification(proposer, { subject, name: `John Doe ${n}` })).id)
  // Whoever watches the votes is not what is measured here.
  await server.stop()
}, 300_000)

/** Plain single-document upserts, of the same size and with the same promise: what one could do at best without tallies. */
const plainly = async (): Promise<number> => {
  const plain = database.collection<{ _id: string }>('benchUpserts', {
    writeConcern: { w: 'majority', j: true },
  })
  const { count, ms } = await hammer(
    voters,
    ({ id }, round) =>
      plain.updateOne(
        { _id: `${ids[0]}:${id}` },
        {
          $set: {
            ballotId: ids[0],
            accountId: id,
            answer: answers[round % answers.length],
            at: new Date(),
          },
        },
        { upsert: true },
      ),
    LASTING_MS,
  )
  await plain.drop()
  return perSecond(count, ms)
}

const throughService = async (of: readonly string[]) => {
  const took: number[] = []
  const { count, ms } = await hammer(
    voters,
    async ({ id }, round) => {
      const began = performance.now()
      const answer = answers[round % answers.length] ?? 'cant-tell'
      const ballot = of[(round * 7 + Number.parseInt(id.slice(-4), 16)) % of.length] ?? ''
      await answerIdentification(
        { id } as AccountViewer,
        ballot,
        { answer, reason: 'On a second look.' },
        null,
      )
      took.push(performance.now() - began)
    },
    LASTING_MS,
  )
  return { rate: perSecond(count, ms), p99: percentile(took, 0.99) }
}

test.for([
  ['one identification', 1],
  [`${BALLOTS} identifications`, BALLOTS],
] as const)('durable votes through the service, %s', async ([where, count]) => {
  await throughService(ids.slice(0, count))
  await rest()
  const before = await plainly()
  await rest()
  const { rate, p99 } = await throughService(ids.slice(0, count))
  await rest()
  const baseline = (before + (await plainly())) / 2
  tell(
    `durable votes a second, ${where}`,
    `${Math.round(rate)} (p99 ${Math.round(p99)} ms)`,
    `${Math.round(baseline)} plain upserts`,
    `${(rate / baseline).toFixed(1)} (at least 3)`,
  )
})
