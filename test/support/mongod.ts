import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMongod } from '@rollcall/api/platform/database/mongod.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import type { TestProject } from 'vitest/node'

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
  const folder = await mkdtemp(join(await fastest(), 'rollcall-test-'))
  const [dbPath, logPath] = [join(folder, 'db'), join(folder, 'mongod.log')]
  // So that a test can make what a process of its own reads fail.
  const parameters = ['enableTestCommands=1']
  const mongod = await startMongod({ binary, dbPath, logPath, parameters })
  project.provide('mongodbUri', mongod.uri)
  project.provide('mongodLog', logPath)
  return async () => {
    await mongod.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where memory serves as a disk and has room: a database that outlives no run gains nothing by being written to one. */
const fastest = async (): Promise<string> => {
  const { bavail, bsize } = await statfs(IN_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize < ROOM ? tmpdir() : IN_MEMORY
}
const IN_MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

export default setup
