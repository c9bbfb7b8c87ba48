import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ownAddresses } from '@rollcall/api/platform/addresses.ts'
import { run } from '@rollcall/api/platform/install/command.ts'
import { commandLineOf } from '@rollcall/api/platform/processes.ts'
import { claim } from '@rollcall/api/supervise/claim.ts'
import { readInstallation } from '@rollcall/api/supervise/installation.ts'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, expect, test, vi } from 'vitest'
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

/** What of a data folder others on this machine could read. */
const openTo = async (dataDir: string): Promise<string[]> => {
  const left = (await readdir(dataDir, { recursive: true })).map((one) => join(dataDir, one))
  const modes = await Promise.all(
    [dataDir, ...left].map(async (one) => [one, await stat(one).catch(() => null)] as const),
  )
  return modes.flatMap(([one, found]) => (found && (found.mode & 0o077) !== 0 ? [one] : []))
}

const startedOn = async (dataDir: string) =>
  launch('supervisor.ts', { dataDir, uri: '', env: { PORT: String(await aPort()) } })

const parts = ['api', 'worker', 'mongod'] as const
const listAccounts = (dataDir: string) =>
  run(join(root, 'bin/rollcall'), ['account', 'list'], { DATA_DIR: dataDir, MONGODB_URI: '' })

const hasGone = (pid: number) => () => commandLineOf(pid) === null

test('[O1] API, worker and database killed outright come back one after the other, and with them all that was acknowledged; API and worker end by themselves when their supervisor is gone', async () => {
  const house = await openHouse(await makeDataDir())
  const names: string[] = []
  for (const name of parts) {
    await write(house, `before ${name}`)
    const before = await house.pidOf(name)
    kill(before)
    await untilBack(house, name, before)
    await untilReady(house)
    await write(house, `after ${name}`)
    names.push(`before ${name}`, `after ${name}`)
    expect(await written(house)).toEqual([...names].sort())
  }
  const pids = [await house.pidOf('api'), await house.pidOf('worker')]
  kill(house.supervisor.pid)
  for (const pid of pids) await expect.poll(hasGone(pid), patience).toBe(true)
})

test('[O1] everything killed outright starts again with all data and the same secrets', async () => {
  const dataDir = await makeDataDir()
  const first = await openHouse(dataDir)
  await write(first, 'one')
  const secrets = await readFile(join(dataDir, 'secrets.json'), 'utf8')
  const pids = await Promise.all(parts.map(first.pidOf))
  for (const pid of [first.supervisor.pid, ...pids]) kill(pid)
  await first.supervisor.exited
  // As a folder of before it was closed.
  for (const one of ['', 'files', 'files/incoming']) await chmod(join(dataDir, one), 0o755)
  const second = await openHouse(dataDir)
  expect(await written(second)).toEqual(['one'])
  expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets)
  expect(await openTo(dataDir)).toEqual([])
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

describe('a house that runs', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(await makeDataDir())
  })

  test('[O1, S5] a second start on the same folder is refused in words and disturbs nothing', async () => {
    const asked = { dataDir: house.dataDir, uri: '', env: { PORT: String(await aPort()) } }
    const { ready, ...second } = await launch('supervisor.ts', asked)
    await expect(ready).rejects.toThrow(/is already running on .+ \(process \d+\)/)
    expect(await second.exited).toBe(1)
    expect(await isReady(house)).toBe(true)
    expect((await house.now()).supervisor).toBe(house.supervisor.pid)
  })

  test('[O5] its database asks for a password, which nobody sees, and its folder is closed to others', async () => {
    const { mongodbUri } = await house.now()
    const { username, password, host, search } = new URL(mongodbUri ?? '')
    expect(password).toMatch(/^[0-9a-f]{64}$/)
    await using stranger = new MongoClient(`mongodb://${host}/rollcall${search}`)
    await expect(stranger.db().listCollections().toArray()).rejects.toThrow(
      /requires authentication/,
    )
    for (const pid of await Promise.all(parts.map(house.pidOf)))
      expect(commandLineOf(pid)).not.toContain(password)
    const said = JSON.stringify([house.supervisor.printed, house.supervisor.lines])
    expect([username, said.includes(password)]).toEqual(['rollcall', false])
    expect(await openTo(house.dataDir)).toEqual([])
  })

  test('[O1] the command line finds it, and says so where what is written of it is damaged', async () => {
    const run = join(house.dataDir, 'run.json')
    const written = await readFile(run, 'utf8')
    expect(await listAccounts(house.dataDir)).toMatchObject({ ok: true })
    await writeFile(run, '{"state": "runn')
    const damaged = await listAccounts(house.dataDir)
    expect(damaged.complaint).toMatch(/^Nothing is lost: it is written again/)
    await expect(claim(house.dataDir)).rejects.toThrow(
      /is already running on .+\.\nStop it first\.\n/,
    )
    await writeFile(run, written)
  })
})

test('[O1, O5, S5] SIGTERM stops API, worker and database cleanly; the folder starts again with its own secrets and database or not at all', async () => {
  const house = await openHouse(await makeDataDir())
  const { dataDir } = house
  const pids = await Promise.all(parts.map(house.pidOf))
  expect(await house.supervisor.stop()).toBe(0)
  for (const pid of pids) expect(hasGone(pid)()).toBe(true)
  expect(await readInstallation(dataDir)).toBeNull()
  expect(await readFile(join(dataDir, 'db/mongod.lock'), 'utf8')).toBe('')
  const stopped = await listAccounts(dataDir)
  expect(stopped.ok).toBe(false)
  expect(stopped.complaint).toMatch(/^Rollcall is not running on /)
  const [secrets, kept] = [join(dataDir, 'secrets.json'), join(dataDir, 'kept')]
  await rename(secrets, kept)
  const missing = await startedOn(dataDir)
  await expect(missing.ready).rejects.toThrow(/secrets\.json is missing\.\n.*Restore secrets\.json/)
  await writeFile(secrets, JSON.stringify({ root: 'ab'.repeat(32) }))
  const other = await startedOn(dataDir)
  await expect(other.ready).rejects.toThrow(/is not the one that the database was used with/)
  expect([await missing.exited, await other.exited]).toEqual([1, 1])
  expect(await readFile(join(dataDir, 'db/mongod.lock'), 'utf8')).toBe('')
  await rename(kept, secrets)
  await rm(join(dataDir, 'db'), { recursive: true })
  await mkdir(join(dataDir, 'files/originals/ab'), { recursive: true })
  const gone = await startedOn(dataDir)
  await expect(gone.ready).rejects.toThrow(/database is missing[\s\S]+Restore db from a backup/)
  expect(await readdir(dataDir)).not.toContain('db')
})

test('[O1] a port that is taken is told in words', async () => {
  await using other = createServer()
  const port = await aPort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const env = { PORT: String(port) }
  const { ready, ...refused } = await launch('supervisor.ts', { uri: '', env })
  await expect(ready).rejects.toThrow(`Port ${port} is in use by another program.`)
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
  const env = { PORT: String(await aPort()), HOST: '0.0.0.0' }
  const { ready, ...supervisor } = await launch('supervisor.ts', { env })
  await ready
  const house = houseOf(supervisor, supervisor.dataDir)
  expect((await house.now()).mongodbUri).toBe(databaseUri)
  expect(await isReady(house)).toBe(true)
  expect(await readdir(supervisor.dataDir)).not.toContain('db')
  // Told whoever opens it to his network: where it is then, and what to set.
  for (const address of ownAddresses()) {
    expect(supervisor.printed.join('\n')).toContain(`http://${address}:${env.PORT}`)
    const origin = `http://${address}:${env.PORT}`
    const sent = { method: 'POST', headers: { origin } }
    expect(await (await fetch(`${origin}/api/films`, sent)).text()).toContain(
      `PUBLIC_URL=${origin}`,
    )
  }
})
