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

const VOTERS = 60
const LASTING_MS = 8_000

let server: Server
let voters: readonly Account[]
let identificationId: string
let mongod: number
beforeAll(async () => {
  server = await startServer()
  voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(server)))
  identificationId = (await anIdentification(await aContributor(server))).id
  await using client = await MongoClient.connect(inject('mongodbUri'))
  mongod = Number((await client.db('admin').command({ serverStatus: 1 })).pid)
}, 120_000)

/** What one act costs the server and its database, in microseconds of processor time, and how many a second go through. */
const costOf = async (act: (voter: Account, round: number) => Promise<unknown>) => {
  await hammer(voters, act, 1_500)
  await rest()
  const before = [cpuOf(server.pid), cpuOf(mongod)] as const
  const { count, ms } = await hammer(voters, act, LASTING_MS)
  const [api, base] = [cpuOf(server.pid) - before[0], cpuOf(mongod) - before[1]]
  await rest()
  return { api: (api / count) * 1000, base: (base / count) * 1000, rate: perSecond(count, ms) }
}

const asks =
  <E extends Endpoint>(endpoint: E, asked: object = {}) =>
  ({ client }: Account) =>
    client.done(endpoint, asked as never)

const body = (round: number) => ({
  answer: answers[round % answers.length] ?? ('cant-tell' as const),
  reason: 'On a second look.',
})

test('what a vote costs, part by part', async () => {
  const params = { identificationId }
  const sockets = new Map<Account, Live>()
  for (const voter of voters) sockets.set(voter, await new Live(voter.client).connect())
  const rows = {
    'a request that asks for nothing (`/healthz`)': await costOf(asks(healthz)),
    'and who asks (`/api/me`)': await costOf(asks(getMe)),
    'and shows an identification': await costOf(asks(getIdentification, { params })),
    'and answers on it first, over HTTP': await costOf(({ client }, round) =>
      client.done(castVote, { params, body: body(round) }),
    ),
    'the same over a socket': await costOf(async (voter, round) => {
      const answer = await sockets.get(voter)?.cast({ identificationId, ...body(round) })
      if (!answer?.ok) throw new Error(JSON.stringify(answer))
    }),
  }
  const base = rows['a request that asks for nothing (`/healthz`)'].api
  for (const [what, { api, base: database, rate }] of Object.entries(rows))
    tell(
      what,
      `${api.toFixed(0)} us, database ${database.toFixed(0)} us, ${rate.toFixed(0)} a second`,
      `${base.toFixed(0)} us`,
      (api / base).toFixed(1),
    )
})
