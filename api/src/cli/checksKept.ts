import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openToOthers } from '../platform/closed.ts'
import { isUsed } from '../platform/database/mongod.ts'
import { readMongodRecord } from '../platform/database/mongodRecord.ts'
import { readEnv } from '../platform/env.ts'
import { findSecrets, type Secrets, secretsFile } from '../platform/secrets.ts'
import { isDatabaseGone } from '../supervise/lost.ts'
import type { Finding } from './checks.ts'

/** Whether what belongs together in the data folder is all there, and is closed to others ([O5]). */
export const checkKept = async (dataDir: string): Promise<Finding[]> => [
  await checkSecrets(dataDir),
  await checkClosed(dataDir),
  ...(readEnv().mongodbUri ? [] : await checkOwnDatabase(dataDir)),
]

export const bringSecretsBack = 'Restore secrets.json from a backup.'

const checkSecrets = async (dataDir: string): Promise<Finding> => {
  const what = 'secrets'
  const secrets = secretsIn(dataDir)
  if (secrets === 'damaged')
    return { what, state: 'missing', found: 'damaged', todo: bringSecretsBack }
  const dbPath = join(dataDir, 'db')
  if (!secrets) {
    const lost = await isUsed(dbPath)
    const found = lost ? 'none, although the database was used with some' : 'none'
    return {
      what,
      state: 'missing',
      found,
      todo: lost ? bringSecretsBack : 'npm start creates them.',
    }
  }
  const check = (await readMongodRecord(dbPath))?.check
  if (check && check !== secrets.check)
    return { what, state: 'missing', found: ofOthers, todo: bringSecretsBack }
  const file = secretsFile(dataDir)
  if (((await stat(file)).mode & 0o077) === 0)
    return { what, state: 'there', found: 'readable only by their owner' }
  return { what, state: 'lacking', found: 'readable by others', todo: `chmod 600 ${file}` }
}

export const ofOthers = 'not the ones that the database was used with'

const secretsIn = (dataDir: string): Secrets | null | 'damaged' => {
  try {
    return findSecrets(dataDir)
  } catch {
    return 'damaged'
  }
}

const checkClosed = async (dataDir: string): Promise<Finding> => {
  const open = await openToOthers(dataDir)
  if (open.length === 0) return { what: 'closed', state: 'there', found: 'closed to others' }
  const todo = `chmod -R go= ${open.join(' ')}`
  return { what: 'closed', state: 'lacking', found: 'others on this machine can read it', todo }
}

const checkOwnDatabase = async (dataDir: string): Promise<Finding[]> => {
  if (!(await isDatabaseGone(dataDir))) return []
  const [what, found] = ['database', 'missing, although there are files that belong to it']
  return [{ what, state: 'missing', found, todo: 'Restore db from a backup.' }]
}
