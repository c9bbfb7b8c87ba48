import { getMe } from '@rollcall/contract/accounts.ts'
import { castVote } from '@rollcall/contract/cases.ts'
import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { healthz } from '@rollcall/contract/health.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { MongoClient } from 'mongodb'
import { beforeAll, inject, test } from 'vitest'
import { anIdentification } from '../factories/cases.ts'
import { type Account, aContributor } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'
import { Live } from '../support/socket.ts'
import { cpuOf, hammer, perSecond, rest, tell } from './figures.ts'

/** How many ask at once: a crowd, and a few, who share less of what is read. */
const AT_ONCE = [64, 8]
const LASTING_MS = 8_000

let server: Server
let voters: readonly Account[]
let identificationId: string
let mongod: number
beforeAll(async () => {
  server = await startServer()
  voters = await Promise.all(
    Array.from({ length: Math.max(...AT_ONCE) }, () => aContributor(server)),
  )
  identificationId = (await anIdentification(await aContributor(server))).id
  await using client = await MongoClient.connect(inject('mongodbUri'))
  mongod = Number((await client.db('admin').command({ serverStatus: 1 })).pid)
}, 120_000)

type Act = (voter: Account, round: number) => Promise<unknown>

/** What one act costs the server and its database, in microseconds of processor time, and how many a second go through. */
const costOf = async (atOnce: number, act: Act) => {
  const asking = voters.slice(0, atOnce)
  await hammer(asking, act, 1_500)
  await rest()
  const before = [cpuOf(server.pid), cpuOf(mongod)] as const
  const { count, ms } = await hammer(asking, act, LASTING_MS)
  const [api, base] = [cpuOf(server.pid) - before[0], cpuOf(mongod) - before[1]]
  await rest()
  return { api: (api / count) * 1000, base: (base / count) * 1000, rate: perSecond(count, ms) }
}

const asks =
  <E extends Endpoint>(endpoint: E, asked: object = {}): Act =>
  ({ client }) =>
    client.done(endpoint, asked as never)

const body = (round: number) => ({
  answer: answers[round % answers.length] ?? ('cant-tell' as const),
  reason: 'On a second look.',
})

test.for(AT_ONCE)('what a vote costs, part by part, %i at once', async (atOnce) => {
  const params = { identificationId }
  const sockets = new Map<Account, Live>()
  for (const voter of voters.slice(0, atOnce))
    sockets.set(voter, await new Live(voter.client).connect())
  const acts: Record<string, Act> = {
    'nothing (`/healthz`)': asks(healthz),
    'who asks (`/api/me`)': asks(getMe),
    'an identification, shown': asks(getIdentification, { params }),
    'an answer on it over HTTP, and the identification shown': ({ client }, round) =>
      client.done(castVote, { params, body: body(round) }),
    'the same over a socket': async (voter, round) => {
      const answer = await sockets.get(voter)?.cast({ identificationId, ...body(round) })
      if (!answer?.ok) throw new Error(JSON.stringify(answer))
    },
  }
  let nothing: number | undefined
  for (const [what, act] of Object.entries(acts)) {
    const { api, base, rate } = await costOf(atOnce, act)
    nothing ??= api + base
    tell(
      `${atOnce} at once: ${what}`,
      `${api.toFixed(0)} µs, database ${base.toFixed(0)} µs, ${rate.toFixed(0)} a second`,
      `${nothing.toFixed(0)} µs`,
      ((api + base) / nothing).toFixed(1),
    )
  }
  for (const live of sockets.values()) live.close()
})
