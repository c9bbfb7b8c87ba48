import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Mongod, startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { giveUser } from '@rollcall/api/platform/database/replicaSet.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { commandLineOf } from '@rollcall/api/platform/processes.ts'
import type { DatabaseKeys } from '@rollcall/api/platform/secrets.ts'
import { MongoClient } from 'mongodb'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { makeDataDir } from '../support/processes.ts'

let binary = ''
const started: Mongod[] = []

beforeAll(async () => {
  binary = (await bringMongod()).path
})

afterEach(async () => {
  await Promise.all(started.splice(0).map((mongod) => mongod.kill()))
})

const filesIn = (folder: string) => ({
  binary,
  dbPath: join(folder, 'db'),
  logPath: join(folder, 'mongod.log'),
})

const keysOf = (digit: string): DatabaseKeys => ({
  password: `${digit}1`.repeat(32),
  key: `${digit}2`.repeat(32),
  check: `${digit}3`.repeat(32),
})
const own = keysOf('a')

/** With its keys, as an installation does; with null as one of before there was a password. */
const start = async (folder: string, keys: DatabaseKeys | null = own): Promise<Mongod> => {
  const mongod = await startMongod({ ...filesIn(folder), ...(keys && { keys }) })
  started.push(mongod)
  return mongod
}

const inMen = async <T>(mongod: Mongod, act: (client: MongoClient) => Promise<T>): Promise<T> => {
  await using client = new MongoClient(mongod.uri)
  return await act(client)
}

const add = (mongod: Mongod, name: string) =>
  inMen(mongod, (client) =>
    client.withSession((session) =>
      session.withTransaction(
        () => client.db().collection('men').insertOne({ name }, { session }),
        { writeConcern: { w: 'majority', j: true } },
      ),
    ),
  )

const names = (mongod: Mongod): Promise<string[]> =>
  inMen(mongod, async (client) => {
    const men = await client.db().collection('men').find().sort({ name: 1 }).toArray()
    return men.map((man) => man.name)
  })

test('[O1] mongod killed outright starts again on its port with all that was acknowledged', async () => {
  const folder = await makeDataDir()
  const first = await start(folder)
  await add(first, 'one')
  await first.kill()
  const second = await start(folder)
  expect(second.uri).toBe(first.uri)
  expect(await names(second)).toEqual(['one'])
})

test('[O1] the port is taken by a stranger: the same data are served on another', async () => {
  const folder = await makeDataDir()
  const first = await start(folder)
  await add(first, 'one')
  await first.stop()
  await using stranger = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => stranger.listen(first.port, '127.0.0.1', resolve))
  const second = await start(folder)
  expect(second.port).not.toBe(first.port)
  await add(second, 'two')
  expect(await names(second)).toEqual(['one', 'two'])
})

test('[O1] a mongod that outlived its parent is stopped by the next start on its data', async () => {
  const folder = await makeDataDir()
  const left = await start(folder)
  await add(left, 'one')
  const next = await start(folder)
  await left.exited
  expect(commandLineOf(left.pid)).toBeNull()
  expect(await names(next)).toEqual(['one'])
})

test('[O1] a stranger whose number stands in the lock file is left alone', async () => {
  const folder = await makeDataDir()
  await (await start(folder)).kill()
  await writeFile(join(folder, 'db/mongod.lock'), `${process.pid}\n`)
  await start(folder)
  expect(commandLineOf(process.pid)).not.toBeNull()
})

test('[O1] data of a newer MongoDB are refused in words and not touched', async () => {
  const folder = await makeDataDir()
  await (await start(folder)).stop()
  const record = join(folder, 'db/rollcall.json')
  const newer = JSON.stringify({ ...JSON.parse(await readFile(record, 'utf8')), version: '99.1.2' })
  await writeFile(record, newer)
  const refused = startMongod({ ...filesIn(folder), keys: own })
  await expect(refused).rejects.toThrow(/written by MongoDB 99\.1\.2[\s\S]+older one cannot open/)
  expect(await readFile(record, 'utf8')).toBe(newer)
})

test('[O1] what mongod cannot open is told with its reason and the place of its log', async () => {
  const folder = await makeDataDir()
  await (await start(folder)).stop()
  await writeFile(join(folder, 'db/WiredTiger.turtle'), 'not what it wrote')
  await expect(startMongod(filesIn(folder))).rejects.toThrow(/could not open[\s\S]+mongod\.log/)
})

test('[O1] a first start killed at any moment does not hinder the next', async () => {
  const folder = await makeDataDir()
  const lockFile = join(folder, 'db/mongod.lock')
  for (const delayMs of [20, 60, 100, 140, 180, 400, 800]) {
    const first = startMongod({ ...filesIn(folder), keys: own }).then(
      (mongod) => started.push(mongod),
      () => {},
    )
    await pause(delayMs)
    const pid = Number(await readFile(lockFile, 'utf8').catch(() => ''))
    if (pid > 0 && commandLineOf(pid)?.includes(folder)) process.kill(pid, 'SIGKILL')
    await first
  }
  const mongod = await start(folder)
  await add(mongod, 'one')
  expect(await names(mongod)).toEqual(['one'])
  expect(await readdir(folder)).toContain('db')
})

/** Whoever comes without a password, or with a wrong one. */
const asStranger = async ({ uri }: Mongod, password?: string) => {
  const address = new URL(uri)
  address.password = password ?? ''
  if (!password) address.username = ''
  await using client = new MongoClient(address.href)
  return await client.db().collection('men').find().toArray()
}

test('[O5] the database asks for a password, which stands in no list of processes and in no log', async () => {
  const folder = await makeDataDir()
  const mongod = await start(folder)
  await add(mongod, 'one')
  await expect(asStranger(mongod)).rejects.toThrow(/requires authentication/)
  await expect(asStranger(mongod, 'a guess')).rejects.toThrow(/Authentication failed/)
  expect(commandLineOf(mongod.pid)).not.toContain(own.password)
  const log = await readFile(join(folder, 'mongod.log'), 'utf8')
  expect([log.includes(own.password), log.includes(own.key)]).toEqual([false, false])
  const left = (await readdir(folder, { recursive: true })).map((one) => join(folder, one))
  const modes = await Promise.all(left.map(async (one) => [one, (await stat(one)).mode & 0o077]))
  expect(modes.filter(([, mode]) => mode !== 0)).toEqual([])
})

test('[O5] data of before there was a password get one at their first start, also where a kill came between', async () => {
  const folder = await makeDataDir()
  const before = await start(folder, null)
  await add(before, 'one')
  // Killed between the user and the record of him; and the port has gone to a stranger meanwhile.
  await giveUser(before.port, own.password)
  await before.kill()
  await using stranger = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => stranger.listen(before.port, '127.0.0.1', resolve))
  const after = await start(folder)
  await expect(asStranger(after)).rejects.toThrow(/requires authentication/)
  expect(await names(after)).toEqual(['one'])
})

test('[O5] keys of another installation are refused in words, also where the record of them is lost', async () => {
  const folder = await makeDataDir()
  const mongod = await start(folder)
  await add(mongod, 'one')
  await mongod.stop()
  const words = /not the one that the database was used with/
  await expect(start(folder, keysOf('b'))).rejects.toThrow(words)
  expect(await readFile(join(folder, 'db/mongod.lock'), 'utf8')).toBe('')
  await rm(join(folder, 'db/rollcall.json'))
  await expect(start(folder, keysOf('b'))).rejects.toThrow(words)
  expect(await names(await start(folder))).toEqual(['one'])
})

test('[O5] a first start that was killed before its record was whole is begun anew', async () => {
  const folder = await makeDataDir()
  await (await start(folder)).kill()
  const file = join(folder, 'db/rollcall.json')
  const { check, ...record } = JSON.parse(await readFile(file, 'utf8'))
  expect(check).toBe(own.check)
  await writeFile(file, JSON.stringify({ ...record, unfinished: true }))
  const next = await start(folder, keysOf('c'))
  await add(next, 'one')
  expect(await names(next)).toEqual(['one'])
  expect((await readdir(folder)).filter((one) => one.startsWith('db.unfinished-'))).toHaveLength(1)
})

test('[O5] a used database that opens no more is never set aside for an empty one, also without its record', async () => {
  const folder = await makeDataDir()
  await (await start(folder)).stop()
  const data = join(folder, 'db/WiredTiger')
  await rename(data, `${data}.away`)
  await expect(start(folder)).rejects.toThrow(/its data are gone\.\nBring that folder back/)
  await rename(`${data}.away`, data)
  await rm(join(folder, 'db/rollcall.json'))
  await writeFile(join(folder, 'db/WiredTiger.turtle'), 'not what it wrote')
  await expect(start(folder)).rejects.toThrow(/could not open[\s\S]+Nothing was removed/)
  expect((await readdir(folder)).filter((one) => one.startsWith('db.unfinished-'))).toEqual([])
})
