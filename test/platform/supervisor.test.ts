import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { run } from '@rollcall/api/platform/install/command.ts'
import { freePort } from '@rollcall/api/platform/ports.ts'
import { commandLineOf } from '@rollcall/api/platform/processes.ts'
import { claim } from '@rollcall/api/supervise/claim.ts'
import { type Installation, readInstallation } from '@rollcall/api/supervise/installation.ts'
import { MongoClient } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { databaseUri } from '../support/database.ts'
import { launch, makeDataDir, type Running } from '../support/processes.ts'
import { root } from '../support/tree.ts'

// Each starts a whole installation, some twice.
vi.setConfig({ testTimeout: 120_000 })
const patience = { timeout: 60_000, interval: 50 }

interface House {
  readonly supervisor: Running
  readonly dataDir: string
  /** What run.json says now. */
  now(): Promise<Installation>
  pidOf(name: 'api' | 'worker' | 'mongod'): Promise<number>
}

const open = async (dataDir: string): Promise<House> => {
  const asked = { dataDir, uri: '', env: { PORT: String(await freePort()) } }
  const { ready, ...supervisor } = await launch('supervisor.ts', asked)
  await ready
  return houseOf(supervisor, dataDir)
}

const houseOf = (supervisor: Running, dataDir: string): House => {
  const now = async (): Promise<Installation> => {
    const installation = await readInstallation(dataDir)
    if (!installation) throw new Error('nothing is installed')
    return installation
  }
  const pidOf = async (name: string): Promise<number> =>
    name === 'mongod'
      ? Number(await readFile(join(dataDir, 'db/mongod.lock'), 'utf8'))
      : ((await now()).processes[name]?.pid ?? 0)
  return { supervisor, dataDir, now, pidOf }
}

const isReady = async (house: House): Promise<boolean> => {
  const { url } = await house.now()
  return fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )
}

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

const kill = (pid: number): boolean => process.kill(pid, 'SIGKILL')
const hasGone = (pid: number) => () => commandLineOf(pid) === null

test.each(['api', 'worker', 'mongod'] as const)(
  '[O1] %s killed outright comes back, and with it all that was acknowledged',
  async (name) => {
    const house = await open(await makeDataDir())
    await write(house, 'one')
    const before = await house.pidOf(name)
    kill(before)
    const isAnother = async () => ![0, before].includes(await house.pidOf(name))
    await expect.poll(isAnother, patience).toBe(true)
    await expect.poll(() => isReady(house), patience).toBe(true)
    await write(house, 'two')
    expect(await written(house)).toEqual(['one', 'two'])
  },
)

test('[O1] everything killed outright starts again with all data and the same secrets', async () => {
  const dataDir = await makeDataDir()
  const first = await open(dataDir)
  await write(first, 'one')
  const secrets = await readFile(join(dataDir, 'secrets.json'), 'utf8')
  const names = ['api', 'worker', 'mongod'] as const
  const pids = await Promise.all(names.map(first.pidOf))
  for (const pid of [first.supervisor.pid, ...pids]) kill(pid)
  await first.supervisor.exited
  const second = await open(dataDir)
  expect(await written(second)).toEqual(['one'])
  expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets)
})

test('[O1] a supervisor killed outright leaves nothing running for long, and the next start works', async () => {
  const dataDir = await makeDataDir()
  const first = await open(dataDir)
  await write(first, 'one')
  const pids = [await first.pidOf('api'), await first.pidOf('worker')]
  kill(first.supervisor.pid)
  await first.supervisor.exited
  const second = await open(dataDir)
  for (const pid of pids) expect(hasGone(pid)()).toBe(true)
  expect(await written(second)).toEqual(['one'])
})

test('[O1] API and worker end by themselves when their supervisor is gone', async () => {
  const house = await open(await makeDataDir())
  const pids = [await house.pidOf('api'), await house.pidOf('worker')]
  kill(house.supervisor.pid)
  for (const pid of pids) await expect.poll(hasGone(pid), patience).toBe(true)
})

test('[O1] a second start on the same folder is refused in words and disturbs nothing', async () => {
  const house = await open(await makeDataDir())
  const asked = { dataDir: house.dataDir, uri: '', env: { PORT: String(await freePort()) } }
  const { ready, ...second } = await launch('supervisor.ts', asked)
  await expect(ready).rejects.toThrow(/already runs on .+ \(process \d+\)/)
  expect(await second.exited).toBe(1)
  expect(await isReady(house)).toBe(true)
  expect((await house.now()).supervisor).toBe(house.supervisor.pid)
})

test('[S5] SIGTERM stops API, worker and database cleanly', async () => {
  const house = await open(await makeDataDir())
  const pids = await Promise.all((['api', 'worker', 'mongod'] as const).map(house.pidOf))
  expect(await house.supervisor.stop()).toBe(0)
  for (const pid of pids) expect(hasGone(pid)()).toBe(true)
  expect(await readInstallation(house.dataDir)).toBeNull()
  expect(await readFile(join(house.dataDir, 'db/mongod.lock'), 'utf8')).toBe('')
})

test('[O1] a port that is taken is told in words', async () => {
  await using other = createServer()
  const port = await freePort()
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
  const env = { PORT: String(await freePort()) }
  const { ready, ...supervisor } = await launch('supervisor.ts', { env })
  await ready
  const house = houseOf(supervisor, supervisor.dataDir)
  expect((await house.now()).mongodbUri).toBe(databaseUri)
  expect(await isReady(house)).toBe(true)
  expect(await readdir(supervisor.dataDir)).not.toContain('db')
})

test('[O1] the command line finds what runs on the folder, and says so where nothing does', async () => {
  const house = await open(await makeDataDir())
  const rollcall = join(root, 'bin/rollcall')
  const env = { DATA_DIR: house.dataDir, MONGODB_URI: '' }
  expect(await run(rollcall, ['account', 'list'], env)).toMatchObject({ ok: true })
  await house.supervisor.stop()
  const after = await run(rollcall, ['account', 'list'], env)
  expect(after.ok).toBe(false)
  expect(after.complaint).toMatch(/^No Rollcall runs on /)
})
