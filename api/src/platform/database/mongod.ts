import { access, mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MongoServerError } from 'mongodb'
import { writeWhole } from '../files.ts'
import { Obstacle } from '../install/obstacle.ts'
import { isFree, lastingPort } from '../ports.ts'
import { endLeftover } from '../processes.ts'
import { type DatabaseKeys, otherSecrets } from '../secrets.ts'
import { launchMongod, type Mongod, type MongodFiles } from './mongodProcess.ts'
import { type MongodRecord, readMongodRecord, writeMongodRecord } from './mongodRecord.ts'
import { isOlder, type MongodVersion, readMongodVersion } from './mongodVersion.ts'
import { giveUser, replicaSetUri } from './replicaSet.ts'

export type { Mongod }

export interface MongodAsked extends MongodFiles {
  /** Else the one these data were served on before, if it is free. */
  readonly port?: number
  /** With them it asks for a password. */
  readonly keys?: DatabaseKeys
}

/**
 * Runs mongod on loopback as a replica set of one and waits until it takes writes. A mongod that an earlier run
 * left on these data is stopped first. Throws an Obstacle where the data, the keys or the binary do not allow it.
 */
export const startMongod = async (asked: MongodAsked): Promise<Mongod> => {
  const { dbPath, keys } = asked
  const version = await assertRuns(asked.binary)
  await endLeftoverMongod(dbPath)
  const record = await readMongodRecord(dbPath)
  if (record) assertCanOpen(dbPath, version, record.version)
  if (keys && record?.check && record.check !== keys.check) throw otherSecrets(dirname(dbPath))
  if (record && !record.unfinished && !(await holdsData(dbPath))) throw gone(dbPath)
  await mkdir(dbPath, { recursive: true, mode: 0o700 })
  await mkdir(dirname(asked.logPath), { recursive: true })
  const now = { version, port: asked.port ?? (await portFor(record?.port)) }
  const mongod = (await isUsed(dbPath))
    ? await openUsed(asked, now.port, record)
    : await openNew(asked, now)
  await writeMongodRecord(dbPath, { ...now, check: keys?.check })
  return mongod
}

/** Whether a folder holds a database that may have been used, and not only what a killed first start left. */
export const isUsed = async (dbPath: string): Promise<boolean> =>
  (await holdsData(dbPath)) && !(await readMongodRecord(dbPath))?.unfinished

const gone = (dbPath: string): Obstacle =>
  new Obstacle(
    `${dbPath} was a database, and its data are gone.`,
    'Bring that folder back from a backup; then start again. Nothing was changed.',
  )

/** mongod makes this file first of all. */
const holdsData = (dbPath: string): Promise<boolean> =>
  access(join(dbPath, 'WiredTiger')).then(
    () => true,
    () => false,
  )

const assertRuns = async (binary: string): Promise<MongodVersion> => {
  const version = await readMongodVersion(binary)
  if (version) return version
  throw new Obstacle(`${binary} does not run as mongod.`, `Try it: ${binary} --version`)
}

const assertCanOpen = (dbPath: string, mine: MongodVersion, theirs: MongodVersion): void => {
  if (!isOlder(mine, theirs)) return
  throw new Obstacle(
    `The database in ${dbPath} was written by MongoDB ${theirs.text}.`,
    `The mongod found here is ${mine.text}, and an older one cannot open what a newer one wrote.`,
    `Set MONGOD=/path/to/mongod of release ${theirs.release} or newer; then start again.`,
  )
}

/** Ends a mongod that outlived its parent: it writes its process id into the lock file of the folder that it holds. */
export const endLeftoverMongod = async (dbPath: string): Promise<void> => {
  const pid = Number(await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => ''))
  if (pid > 0) await endLeftover(pid, ['--replSet', `--dbpath ${dbPath} `], 30_000)
}

const portFor = async (known: number | undefined): Promise<number> =>
  known && (await isFree(known, '127.0.0.1')) ? known : lastingPort()

/** What a killed first start left may open no more, or have half a user; there is nothing of ours in it. */
const openNew = async (asked: MongodAsked, now: MongodRecord): Promise<Mongod> => {
  const { dbPath, keys } = asked
  if (await holdsData(dbPath)) {
    await rename(dbPath, `${dbPath}.unfinished-${Date.now()}`)
    await mkdir(dbPath, { mode: 0o700 })
  }
  await writeMongodRecord(dbPath, { ...now, unfinished: true })
  if (!keys) return launchMongod(asked, now.port)
  const mongod = await launchMongod(asked, now.port, { keyFile: await writeKey(dbPath, keys) })
  await giveUser(now.port, keys.password).catch((error) =>
    mongod.kill().then(() => Promise.reject(error)),
  )
  return { ...mongod, uri: replicaSetUri(now.port, keys.password) }
}

const openUsed = async (
  asked: MongodAsked,
  port: number,
  record: MongodRecord | null,
): Promise<Mongod> => {
  const { dbPath, keys } = asked
  if (!keys) return launchMongod(asked, port)
  if (!record?.check) await addUser(asked, port, keys)
  const lock = { keyFile: await writeKey(dbPath, keys), password: keys.password }
  return launchMongod(asked, port, lock).catch((error) => {
    const isRefused = error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED
    throw isRefused ? otherSecrets(dirname(dbPath)) : error
  })
}
const AUTHENTICATION_FAILED = 18

/** Data of a time when nobody was asked for a password are opened once more as they were, to get their user. */
const addUser = async (asked: MongodAsked, port: number, keys: DatabaseKeys): Promise<void> => {
  const mongod = await launchMongod(asked, port)
  await giveUser(port, keys.password).finally(() => mongod.stop())
}

const writeKey = async (dbPath: string, { key }: DatabaseKeys): Promise<string> => {
  const file = `${dbPath}.key`
  await writeWhole(file, key)
  return file
}
