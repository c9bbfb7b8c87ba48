import { join } from 'node:path'
import { migrations } from '../migrations/list.ts'
import { newestOf } from '../platform/database/migrate.ts'
import { type Mongod, startMongod } from '../platform/database/mongod.ts'
import { readMongodRecord } from '../platform/database/mongodRecord.ts'
import type { Env } from '../platform/env.ts'
import { bringMongod } from '../platform/install/mongod.ts'
import { say } from '../platform/install/say.ts'
import { readSecrets } from '../platform/secrets.ts'
import { keepRunning } from './keep.ts'
import { keepCopy, noteForm } from './keepCopy.ts'

export interface Database {
  /** Told once every program works on it: its data are in today's form. */
  broughtForward(): Promise<void>
  stop(): Promise<void>
}

/**
 * The database of this installation: the one MONGODB_URI names, or a mongod of our own on the data folder, which asks
 * for a password. `found` is told its address, and again when a new mongod had to take another port.
 */
export const runDatabase = async (env: Env, found: (uri: string) => void): Promise<Database> => {
  if (env.mongodbUri) {
    say('database', 'the one MONGODB_URI names')
    found(env.mongodbUri)
    return { broughtForward: async () => {}, stop: async () => {} }
  }
  const dbPath = join(env.dataDir, 'db')
  const { path: binary } = await bringMongod((await readMongodRecord(dbPath))?.version)
  await keepCopy(dbPath, newestOf(migrations))
  say('database', 'starting')
  const { database: keys } = readSecrets(env.dataDir)
  const asked = { binary, dbPath, logPath: join(env.dataDir, 'mongod.log'), cacheGb, keys }
  const kept = await keepRunning<Mongod>({
    name: 'mongod',
    launch: () => startMongod(asked),
    launched: ({ uri }) => found(uri),
  })
  const broughtForward = () => noteForm(dbPath, newestOf(migrations))
  return { broughtForward, stop: () => kept.stop() }
}

const cacheGb = Number(process.env.MONGOD_CACHE_GB) || 0.5
