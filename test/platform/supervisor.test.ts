import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { run } from '@rollcall/api/platform/install/command.ts'
import { commandLineOf } from '@rollcall/api/platform/processes.ts'
import { claim } from '@rollcall/api/supervise/claim.ts'
import { readInstallation } from '@rollcall/api/supervise/installation.ts'
import { MongoClient } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { databaseUri } from '../support/database.ts'
import {
  type House,
  houseOf,
  isReady,
  kill,
  openHouse,
  patience,
  untilBack,
  untilReady,
} from '../support/house.ts'
import { aPort } from '../support/ports.ts'
import { launch, makeDataDir } from '../support/processes.ts'
import { root } from '../support/tree.ts'

// Each starts a whole installation, some twice.
vi.setConfig({ testTimeout: 120_000 })

const men = async <T>(
  house: House,
  act: (men: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<T>,
): Promise<T> => {
  await using client = new MongoClient((await house.now()).mongodbUri ?? '')
  return await act(client.db().collection('testMen'))
}

const write = (house: House, name: string) =>
  men(house, (all) => all.insertOne({ name }, { writeConcern: { w: 'majority', j: true } }))
const written = (house: House): Promise<unknown[]> => men(house, (all) => all.distinct('name'))

const hasGone = (pid: number) => () => commandLineOf(pid) === null

test.each(['api', 'worker', 'mongod'] as const)(
  '[O1] %s killed outright comes back, and with it all that was acknowledged',
  async (name) => {
    const house = await openHouse(await makeDataDir())
    await write(house, 'one')
    const before = await house.pidOf(name)
    kill(before)
    await untilBack(house, name, before)
    await untilReady(house)
    await write(house, 'two')
    expect(await written(house)).toEqual(['one', 'two'])
  },
)

test('[O1] everything killed outright starts again with all data and the same secrets', async () => {
  const dataDir = await makeDataDir()
  const first = await openHouse(dataDir)
  await write(first, 'one')
  const secrets = await readFile(join(dataDir, 'secrets.json'), 'utf8')
  const names = ['api', 'worker', 'mongod'] as const
  const pids = await Promise.all(names.map(first.pidOf))
  for (const pid of [first.supervisor.pid, ...pids]) kill(pid)
  await first.supervisor.exited
  const second = await openHouse(dataDir)
  expect(await written(second)).toEqual(['one'])
  expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets)
})

test('[O1] a supervisor killed outright leaves nothing running for long, and the next start works', async () => {
  const dataDir = await makeDataDir()
  const first = await openHouse(dataDir)
  await write(first, 'one')
  const pids = [await first.pidOf('api'), await first.pidOf('worker')]
  kill(first.supervisor.pid)
  await first.supervisor.exited
  const second = await openHouse(dataDir)
  for (const pid of pids) expect(hasGone(pid)()).toBe(true)
  expect(await written(second)).toEqual(['one'])
})

test('[O1] API and worker end by themselves when their supervisor is gone', async () => {
  const house = await openHouse(await makeDataDir())
  const pids = [await house.pidOf('api'), await house.pidOf('worker')]
  kill(house.supervisor.pid)
  for (const pid of pids) await expect.poll(hasGone(pid), patience).toBe(true)
})

test('[O1] a second start on the same folder is refused in words and disturbs nothing', async () => {
  const house = await openHouse(await makeDataDir())
  const asked = { dataDir: house.dataDir, uri: '', env: { PORT: String(await aPort()) } }
  const { ready, ...second } = await launch('supervisor.ts', asked)
  await expect(ready).rejects.toThrow(/already runs on .+ \(process \d+\)/)
  expect(await second.exited).toBe(1)
  expect(await isReady(house)).toBe(true)
  expect((await house.now()).supervisor).toBe(house.supervisor.pid)
})

test('[S5] SIGTERM stops API, worker and database cleanly', async () => {
  const house = await openHouse(await makeDataDir())
  const pids = await Promise.all((['api', 'worker', 'mongod'] as const).map(house.pidOf))
  expect(await house.supervisor.stop()).toBe(0)
  for (const pid of pids) expect(hasGone(pid)()).toBe(true)
  expect(await readInstallation(house.dataDir)).toBeNull()
  expect(await readFile(join(house.dataDir, 'db/mongod.lock'), 'utf8')).toBe('')
})

test('[O1] a port that is taken is told in words', async () => {
  await using other = createServer()
  const port = await aPort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const env = { PORT: String(port) }
  const { ready, ...refused } = await launch('supervisor.ts', { uri: '', env })
  await expect(ready).rejects.toThrow(`Port ${port} is taken by another program.`)
  expect(await refused.exited).toBe(1)
})

test('[O1] a stranger whose number stands in run.json is left alone', async () => {
  const dataDir = await makeDataDir()
  const stranger = { pid: process.pid, words: `${root}/api/src/server.ts ${dataDir}` }
  await writeFile(join(dataDir, 'run.json'), JSON.stringify({ processes: { api: stranger } }))
  using _claim = await claim(dataDir)
  expect(hasGone(process.pid)()).toBe(false)
})

test('[O1] MONGODB_URI moves the database, and nothing of ours is started for it', async () => {
  const env = { PORT: String(await aPort()) }
  const { ready, ...supervisor } = await launch('supervisor.ts', { env })
  await ready
  const house = houseOf(supervisor, supervisor.dataDir)
  expect((await house.now()).mongodbUri).toBe(databaseUri)
  expect(await isReady(house)).toBe(true)
  expect(await readdir(supervisor.dataDir)).not.toContain('db')
})

test('[O1] the command line finds what runs on the folder, and says so where nothing does', async () => {
  const house = await openHouse(await makeDataDir())
  const rollcall = join(root, 'bin/rollcall')
  const env = { DATA_DIR: house.dataDir, MONGODB_URI: '' }
  expect(await run(rollcall, ['account', 'list'], env)).toMatchObject({ ok: true })
  await house.supervisor.stop()
  const after = await run(rollcall, ['account', 'list'], env)
  expect(after.ok).toBe(false)
  expect(after.complaint).toMatch(/^No Rollcall runs on /)
})
