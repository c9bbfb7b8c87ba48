import { glob, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { MongoClient } from 'mongodb'
import type { TestProject } from 'vitest/node'
import { fastestPlace } from './place.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a real mongod, one for the whole run; every test file takes a database of its own on it. */
    mongodbUri: string
    /** What it logs; null where it is not ours. */
    mongodLog: string | null
  }
}

/** One mongod for the whole run, or the one MONGODB_URI names. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.MONGODB_URI
  if (given) {
    project.provide('mongodbUri', given)
    project.provide('mongodLog', null)
    return async () => {}
  }
  const { path: binary } = await bringMongod()
  const place = await fastestPlace()
  await sweep(place)
  const folder = await mkdtemp(join(place, PREFIX))
  const [dbPath, logPath] = [join(folder, 'db'), join(folder, 'mongod.log')]
  // So that a test can make what a process of its own reads fail.
  const parameters = ['enableTestCommands=1']
  const mongod = await startMongod({ binary, dbPath, logPath, parameters })
  await forgoJournal(mongod.uri)
  project.provide('mongodbUri', mongod.uri)
  project.provide('mongodLog', logPath)
  return async () => {
    await mongod.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * A write is acknowledged before it is in the journal, which takes half of its time: this mongod is never killed, and
 * those that are stand apart and wait for theirs.
 */
const forgoJournal = async (uri: string): Promise<void> => {
  await using client = new MongoClient(uri)
  const admin = client.db('admin')
  const { config } = await admin.command({ replSetGetConfig: 1 })
  const replSetReconfig = {
    ...config,
    version: config.version + 1,
    writeConcernMajorityJournalDefault: false,
  }
  await admin.command({ replSetReconfig })
  // Until something is written, nobody knows of what is the majority's: the first who asks would wait for it, 16 s long.
  await admin.command({ appendOplogNote: 1, data: { msg: 'begun' }, writeConcern })
}

const writeConcern = { w: 'majority' }

/** What a run that was killed has left behind, hundreds of megabytes of memory each. */
const sweep = async (place: string): Promise<void> => {
  for await (const left of glob(join(place, `${PREFIX}*`)))
    if (await isLeft(left)) await rm(left, { recursive: true, force: true })
}

const isLeft = async (folder: string): Promise<boolean> => {
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
  const lock = await readFile(join(folder, 'db', 'mongod.lock'), 'utf8').catch(() => '')
  return Date.now() - mtimeMs > BEGINNING_MS && !isAlive(Number.parseInt(lock, 10))
}

const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

const PREFIX = 'rollcall-test-'
/** Another run may be about to start its database in one so young. */
const BEGINNING_MS = 600_000

export default setup
