import type { Collection, Db } from 'mongodb'
import { findSecrets, makeSecrets, otherSecrets, readSecrets } from '../secrets.ts'
import { isDuplicate } from './transaction.ts'

interface Check {
  _id: 'secrets'
  check: string
}

/**
 * Throws an Obstacle where this database was used with secrets that are not those of the data folder, and leaves a check
 * of them in one that has none yet: it is new, or of a time before there were checks. Whoever writes here has secrets
 * first, so they are looked for last.
 */
export const agreeOnSecrets = async (db: Db, dataDir: string): Promise<void> => {
  const known = await checksIn(db).findOne({ _id: 'secrets' })
  const used = known !== null || (await isUsed(db))
  const { check } = used ? readSecrets(dataDir) : await makeSecrets(dataDir)
  if (known === null) await leaveCheck(db, check)
  if (await isOfOthers(db, check)) throw otherSecrets(dataDir)
}

/** What is wrong with the secrets of this folder for this database; null where nothing is. Changes nothing. */
export const wrongSecrets = async (
  db: Db,
  dataDir: string,
): Promise<'missing' | 'other' | null> => {
  const secrets = findSecrets(dataDir)
  if (secrets) return (await isOfOthers(db, secrets.check)) ? 'other' : null
  return (await isUsed(db)) ? 'missing' : null
}

const checksIn = (db: Db): Collection<Check> =>
  db.collection<Check>('installation', {
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    writeConcern: { w: 'majority', journal: true },
  })

/** Of several at a first start one is first. */
const leaveCheck = async (db: Db, check: string): Promise<void> => {
  await checksIn(db)
    .insertOne({ _id: 'secrets', check })
    .catch((error) => {
      if (!isDuplicate(error)) throw error
    })
}

const isOfOthers = async (db: Db, check: string): Promise<boolean> => {
  const known = await checksIn(db).findOne({ _id: 'secrets' })
  return known !== null && known.check !== check
}

const isUsed = async (db: Db): Promise<boolean> => {
  for await (const { name, type } of db.listCollections()) {
    if (type !== 'collection' || name.startsWith('system.')) continue
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return true
  }
  return false
}
