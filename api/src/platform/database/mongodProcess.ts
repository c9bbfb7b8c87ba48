import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findCommand } from '../install/command.ts'
import { Obstacle } from '../install/obstacle.ts'
import { keepLogShort, lastComplaint } from './mongodLog.ts'
import { becomePrimary, REPLICA_SET, replicaSetUri } from './replicaSet.ts'

export interface MongodFiles {
  readonly binary: string
  readonly dbPath: string
  readonly logPath: string
  /** For WiredTiger's cache; half a GiB unless said otherwise. */
  readonly cacheGb?: number
  /** Parameters of mongod besides our own, as `name=value`. */
  readonly parameters?: readonly string[]
}

/** What makes mongod ask for a password. */
export interface MongodLock {
  readonly keyFile: string
  /** None while a set that is new has no user yet. */
  readonly password?: string
}

export interface Mongod {
  /** Of the database `rollcall`. */
  readonly uri: string
  readonly port: number
  readonly pid: number
  /** Settles when the process has gone, for whatever reason. */
  readonly exited: Promise<unknown>
  /** Shuts down cleanly and waits for it. */
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

/** Runs mongod and waits until it takes writes; throws an Obstacle with its last words when it falls before. */
export const launchMongod = async (
  files: MongodFiles,
  port: number,
  lock?: MongodLock,
): Promise<Mongod> => {
  await keepLogShort(files.logPath)
  const [command, ...words] = [
    ...dyingWithParent(),
    files.binary,
    ...argumentsFor(files, port, lock),
  ]
  // In a group of its own: Ctrl-C must not reach it before those who write to it.
  const child = spawn(command ?? files.binary, words, { stdio: 'ignore', detached: true })
  const gone = new AbortController()
  const exited = once(child, 'exit').finally(() => gone.abort())
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await exited
  }
  try {
    await becomePrimary(port, gone.signal, lock?.password)
  } catch (error) {
    if (!gone.signal.aborted) await end('SIGKILL').then(() => Promise.reject(error))
  }
  if (gone.signal.aborted) throw await obstacleOf(files)
  const [uri, pid] = [replicaSetUri(port, lock?.password), child.pid ?? 0]
  return { uri, port, pid, exited, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** Linux can end it with us, so that a killed parent leaves no database behind. Elsewhere the next start does. */
const dyingWithParent = (): string[] => {
  const setpriv = process.platform === 'linux' ? findCommand(['setpriv']) : null
  return setpriv ? [setpriv, '--pdeathsig', 'TERM'] : []
}

const argumentsFor = (
  { dbPath, logPath, cacheGb = 0.5, parameters = [] }: MongodFiles,
  port: number,
  lock?: MongodLock,
): string[] => [
  ...['--replSet', REPLICA_SET, '--bind_ip', '127.0.0.1', '--port', String(port)],
  ...['--dbpath', dbPath, '--logpath', logPath, '--logappend', '--nounixsocket'],
  ...(lock ? ['--keyFile', lock.keyFile] : []),
  // Else 5 % of the disk, and a cache of half the memory.
  ...['--oplogSize', '1024', '--wiredTigerCacheSizeGB', String(cacheGb)],
  // It would log what is slow with all its words: names, addresses, sessions.
  ...['--slowms', String(2 ** 31 - 1)],
  // What a killed process had begun keeps others off the same documents so long, by default for a minute.
  ...['transactionLifetimeLimitSeconds=5', ...parameters].flatMap((one) => ['--setParameter', one]),
]

const obstacleOf = async ({ dbPath, logPath }: MongodFiles): Promise<Obstacle> =>
  new Obstacle(
    `MongoDB could not open ${dbPath}: ${await lastComplaint(logPath)}`,
    `Its log tells more: ${logPath}`,
    'Nothing was removed. Put right what it names (disk full? folder of another user?), then start again.',
  )
