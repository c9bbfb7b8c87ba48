import { mkdtemp, rm } from 'node:fs/promises'
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
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-test-'))
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

export default setup
