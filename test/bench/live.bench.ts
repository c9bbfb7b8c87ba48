import { castVote } from '@rollcall/contract/cases.ts'
import { answers } from '@rollcall/contract/votes.ts'
import { beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { anIdentification } from '../factories/cases.ts'
import { type Account, aContributor } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'
import { startSender } from './baselines.ts'
import { cpuOf, memoryOf, percentile, rest, tell } from './figures.ts'
import { openWatchers, type Watcher } from './watchers.ts'

let server: Server
let voters: readonly Account[]
let identificationId: string
let topic: string
beforeAll(async () => {
  server = await startServer()
  voters = await Promise.all(Array.from({ length: 50 }, () => aContributor(server)))
  const identification = await anIdentification(await aContributor(server))
  identificationId = identification.id
  topic = `subject:${identification.subjectId}`
}, 120_000)

/** One vote after another at an even pace; for each the version that its answer names, and when that answer came. */
const votes = async (perSecond: number, lastingMs: number) => {
  const acknowledged: { version: number; at: number }[] = []
  const began = performance.now()
  const asked: Promise<unknown>[] = []
  for (let n = 0; n < (perSecond * lastingMs) / 1000; n += 1) {
    const due = began + (n * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const answer = answers[Math.floor(n / voters.length) % answers.length] ?? 'cant-tell'
    const body = { answer, reason: 'On a second look.' }
    const cast = voters[n % voters.length]?.client.done(castVote, {
      params: { identificationId },
      body,
    })
    asked.push(
      Promise.resolve(cast).then((value) => {
        if (value) acknowledged.push({ version: value.version, at: performance.now() })
      }),
    )
  }
  await Promise.all(asked)
  return acknowledged
}

const heard = (watchers: readonly Watcher[]): number =>
  watchers.reduce((sum, { count }) => sum + count, 0)

test('processor time per live delivery against a bare ws server that sends the same bytes', async () => {
  const WATCHERS = 1_000
  const LASTING_MS = 20_000
  const silent = cpuOf(server.pid)
  await votes(5, LASTING_MS)
  const votesAlone = cpuOf(server.pid) - silent
  const watchers = await openWatchers(server.url, topic, WATCHERS)
  await rest()
  const before = { cpu: cpuOf(server.pid), heard: heard(watchers) }
  await votes(5, LASTING_MS)
  await rest()
  const cpu = cpuOf(server.pid) - before.cpu - votesAlone
  const deliveries = heard(watchers) - before.heard
  const text = watchers[0]?.last ?? ''
  for (const { close } of watchers) close()

  const plain = await startSender()
  const bare = await Promise.all(
    Array.from({ length: WATCHERS }, async () => {
      const socket = new WebSocket(plain.url.replace('http', 'ws'), { perMessageDeflate: false })
      await new Promise((open) => socket.once('open', open))
      return socket
    }),
  )
  let got = 0
  for (const socket of bare) socket.on('message', () => (got += 1))
  await rest()
  const start = cpuOf(plain.pid)
  const rounds = Math.round(deliveries / WATCHERS)
  for (let n = 0; n < rounds; n += 1) {
    plain.send(text)
    await new Promise((resolve) => setTimeout(resolve, LASTING_MS / rounds))
  }
  await rest()
  const bareCpu = cpuOf(plain.pid) - start
  for (const socket of bare) socket.close()
  expect(got).toBe(rounds * WATCHERS)
  const [ours, theirs] = [(cpu / deliveries) * 1000, (bareCpu / got) * 1000]
  tell(
    `processor time per live delivery of ${text.length} bytes to ${WATCHERS} screens`,
    `${ours.toFixed(1)} us (${deliveries} deliveries)`,
    `${theirs.toFixed(1)} us with bare ws`,
    `${(ours / theirs).toFixed(2)} (at most 1.7)`,
  )
})

test('5,000 watchers of one man, 50 votes a second', async () => {
  const WATCHERS = 5_000
  const before = memoryOf(server.pid)
  const watchers = await openWatchers(server.url, topic, WATCHERS)
  await rest()
  const each = (memoryOf(server.pid) - before) / WATCHERS / 1000
  for (const watcher of watchers) watcher.remember()
  const acknowledged = await votes(50, 20_000)
  await rest()
  const late = acknowledged.map(({ version, at }) =>
    Math.max(...watchers.map((watcher) => watcher.reached(version) - at)),
  )
  expect(late.every(Number.isFinite), 'every screen came to every version').toBe(true)
  for (const { close } of watchers) close()
  tell(
    `from the acknowledgement to the last of ${WATCHERS} screens, 50 votes a second`,
    `p99 ${percentile(late, 0.99).toFixed(0)} ms (median ${percentile(late, 0.5).toFixed(0)} ms)`,
    '1,000 ms',
    `${(percentile(late, 0.99) / 1000).toFixed(2)} (at most 1)`,
  )
  tell('memory of the server per idle watcher', `${each.toFixed(0)} KB`, '', '')
})
