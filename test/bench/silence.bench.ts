import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { test } from 'vitest'
import { aVisitor } from '../support/accounts.ts'
import { makeDataDir } from '../support/processes.ts'
import { startServer } from '../support/server.ts'
import { percentile, tell } from './figures.ts'

/** What [S5] promises. */
const PROMISED_MS = 2_000
const ROUNDS = 5
const asked = ['/readyz', '/api/people', '/api/subjects', '/api/stills', '/api/films']

const isStopped = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/task`).every((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').includes(') T '),
  )

test('how long a database that stands still is waited for, and the way back', async () => {
  const folder = await makeDataDir()
  const files = { dbPath: join(folder, 'db'), logPath: join(folder, 'mongod.log') }
  const mongod = await startMongod({ binary: (await bringMongod()).path, ...files })
  const server = await startServer({ uri: mongod.uri })
  const visitor = aVisitor(server)
  const took: number[] = []
  const back: number[] = []
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await act()
    return performance.now() - began
  }
  const answer = async (path: string, due: number): Promise<void> => {
    const { status } = await visitor.send(path)
    if (status !== due) throw new Error(`${path} answered ${status} and not ${due}`)
  }
  const untilReady = async (): Promise<void> => {
    while ((await visitor.send('/readyz')).status !== 200);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    process.kill(mongod.pid, 'SIGSTOP')
    // On a busy machine it takes a moment until none of it runs any more.
    while (!isStopped(mongod.pid)) await turn()
    const silent = asked.map((path) => timed(() => answer(path, 503)))
    took.push(...(await Promise.all(silent).finally(() => process.kill(mongod.pid, 'SIGCONT'))))
    back.push(await timed(untilReady))
  }
  await server.stop()
  await mongod.kill()
  for (const [what, measured] of [
    ['from asking to 503, the database stopped', took],
    ['from its going on to ready', back],
  ] as const) {
    const slowest = percentile(measured, 1)
    const ours = `at most ${slowest.toFixed(0)} ms (median ${percentile(measured, 0.5).toFixed(0)} ms)`
    tell(what, ours, `${PROMISED_MS} ms`, `${(slowest / PROMISED_MS).toFixed(2)} (at most 1)`)
  }
})
