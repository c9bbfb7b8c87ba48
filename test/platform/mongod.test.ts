import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Mongod, startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { commandLineOf } from '@rollcall/api/platform/processes.ts'
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

const start = async (folder: string): Promise<Mongod> => {
  const mongod = await startMongod(filesIn(folder))
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
  const refused = startMongod(filesIn(folder))
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
  for (const delayMs of [20, 60, 100, 140, 180]) {
    const first = startMongod(filesIn(folder)).then(
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
