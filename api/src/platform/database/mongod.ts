import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Obstacle } from '../install/obstacle.ts'
import { isFree, lastingPort } from '../ports.ts'
import { endLeftover } from '../processes.ts'
import { launchMongod, type Mongod, type MongodFiles } from './mongodProcess.ts'
import { readMongodRecord, writeMongodRecord } from './mongodRecord.ts'
import { isOlder, type MongodVersion, readMongodVersion } from './mongodVersion.ts'

export type { Mongod }

export interface MongodAsked extends MongodFiles {
  /** Else the one these data were served on before, if it is free. */
  readonly port?: number
}

/**
 * Runs mongod on loopback as a replica set of one and waits until it takes writes. A mongod that an earlier run
 * left on these data is stopped first. Throws an Obstacle where the data or the binary do not allow it.
 */
export const startMongod = async (asked: MongodAsked): Promise<Mongod> => {
  const version = await assertRuns(asked.binary)
  await endLeftoverMongod(asked.dbPath)
  const record = await readMongodRecord(asked.dbPath)
  if (record) assertCanOpen(asked.dbPath, version, record.version)
  await mkdir(asked.dbPath, { recursive: true })
  await mkdir(dirname(asked.logPath), { recursive: true })
  const port = asked.port ?? (await portFor(record?.port))
  const mongod = record ? await launchMongod(asked, port) : await firstLaunch(asked, port)
  await writeMongodRecord(asked.dbPath, { version, port })
  return mongod
}

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

/** A first start that was killed can leave a folder that no mongod opens; without a record it holds nothing of ours. */
const firstLaunch = async (asked: MongodFiles, port: number): Promise<Mongod> => {
  const begunBefore = (await readdir(asked.dbPath)).length > 0
  try {
    return await launchMongod(asked, port)
  } catch (error) {
    if (!begunBefore) throw error
    await rename(asked.dbPath, `${asked.dbPath}.unfinished-${Date.now()}`)
    await mkdir(asked.dbPath)
    return launchMongod(asked, port)
  }
}
