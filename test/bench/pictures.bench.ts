import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { aContributor } from '../support/accounts.ts'
import { startServer } from '../support/server.ts'
import { startStatic } from './baselines.ts'
import { cpuOf, hammer, rest, tell } from './figures.ts'

const AT_ONCE = 32
const LASTING_MS = 6_000

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

const fetched = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${response.statusCode}`)),
      )
    }).on('error', reject)
  })

/** Processor time of the server per answer, in microseconds. */
const costOf = async (pid: number, url: string): Promise<number> => {
  const lanes = Array.from({ length: AT_ONCE }, () => url)
  await hammer(lanes, fetched, 1_000)
  const before = cpuOf(pid)
  const { count } = await hammer(lanes, fetched, LASTING_MS)
  return ((cpuOf(pid) - before) / count) * 1000
}

test('hot pictures against express.static', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'info' } })
  const still = await aStill(await aContributor(server), { width: 640, height: 480 })
  const sizes = await Promise.all(still.pictures.map(({ url }) => fetched(server.url + url)))
  const at = sizes.findIndex((bytes) => bytes === Math.max(...sizes.filter((b) => b < 40_000)))
  const path = still.pictures[at]?.url ?? ''
  const folder = join(server.dataDir, 'files/derivatives', path.split('/').at(-2) ?? '')
  const plain = await startStatic(folder)
  const file = path.split('/').at(-1)
  expect(await fetched(`${plain.url}/${file}`)).toBe(sizes[at])
  const before = await costOf(plain.pid, `${plain.url}/${file}`)
  await rest()
  const ours = await costOf(server.pid, server.url + path)
  await rest()
  const baseline = (before + (await costOf(plain.pid, `${plain.url}/${file}`))) / 2
  tell(
    `processor time per hot picture of ${((sizes[at] ?? 0) / 1000).toFixed(0)} KB`,
    `${ours.toFixed(0)} us`,
    `${baseline.toFixed(0)} us with express.static`,
    `${(baseline / ours).toFixed(1)} (at least 2.2)`,
  )
})
