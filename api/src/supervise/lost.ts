import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isUsed } from '../platform/database/mongod.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { makeSecrets, readSecrets } from '../platform/secrets.ts'

/**
 * What a data folder with a database of its own needs before that is started: its secrets, which only a folder that
 * nobody has used is given, and a database where files were kept ([O5]).
 */
export const assertWhole = async (dataDir: string): Promise<void> => {
  if (await isUsed(join(dataDir, 'db'))) return void readSecrets(dataDir)
  if (await isDatabaseGone(dataDir)) throw databaseGone(dataDir)
  await makeSecrets(dataDir)
}

/** Every source has its original, and a file is kept only once there is a database. */
export const isDatabaseGone = async (dataDir: string): Promise<boolean> =>
  (await readdir(join(dataDir, 'files/originals')).catch(() => [])).length > 0 &&
  !(await isUsed(join(dataDir, 'db')))

const databaseGone = (dataDir: string): Obstacle =>
  new Obstacle(
    `${join(dataDir, 'files')} has the files of an archive, but its database is missing: there is none in ${join(dataDir, 'db')}.`,
    `Restore db from a backup of ${dataDir}, or set MONGODB_URI if the database is elsewhere, then start again.`,
    'To begin a new archive instead, set DATA_DIR to an empty folder. Nothing was changed.',
  )
