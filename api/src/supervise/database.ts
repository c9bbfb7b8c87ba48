import { join } from 'node:path'
import { type Mongod, startMongod } from '../platform/database/mongod.ts'
import { readMongodRecord } from '../platform/database/mongodRecord.ts'
import type { Env } from '../platform/env.ts'
import { bringMongod } from '../platform/install/mongod.ts'
import { say } from '../platform/install/say.ts'
import { keepRunning } from './keep.ts'

export interface Database {
  stop(): Promise<void>
}

/**
 * The database of this installation: the one MONGODB_URI names, or a mongod of our own on the data folder. `found`
 * is told its address, and again when a new mongod had to take another port.
 */
export const runDatabase = async (env: Env, found: (uri: string) => void): Promise<Database> => {
  if (env.mongodbUri) {
    say('database', 'the one MONGODB_URI names')
    found(env.mongodbUri)
    return { stop: async () => {} }
  }
  const dbPath = join(env.dataDir, 'db')
  const { path: binary } = await bringMongod((await readMongodRecord(dbPath))?.version)
  say('database', 'starting')
  return keepRunning<Mongod>({
    name: 'mongod',
    launch: () =>
      startMongod({ binary, dbPath, logPath: join(env.dataDir, 'mongod.log'), cacheGb }),
    launched: ({ uri }) => found(uri),
  })
}

const cacheGb = Number(process.env.MONGOD_CACHE_GB) || 0.5
