import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, MongoClient, MongoNetworkError, MongoServerError } from 'mongodb'

export const REPLICA_SET = 'rs0'
/** Not yet initiated; or nobody may ask yet, because there is no user. */
const NO_CONFIG = new Set<unknown>([94, 13])
/** Already initiated; configuration in progress. */
const IN_BETWEEN = new Set([23, 109])

/** The one user of a mongod that asks for a password. */
const USER = 'rollcall'

/** The address under which drivers find the database `rollcall` of a replica set of one. */
export const replicaSetUri = (port: number, password?: string): string => {
  const [who, asked] = password ? [`${USER}:${password}@`, '&authSource=admin'] : ['', '']
  return `mongodb://${who}127.0.0.1:${port}/rollcall?replicaSet=${REPLICA_SET}${asked}`
}

const connectionTo = (port: number, password?: string): MongoClient =>
  new MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: 5_000,
    ...(password && { auth: { username: USER, password }, authSource: 'admin' }),
  })

/**
 * Gives the primary on this port its user: from loopback, and only while it has none, mongod lets anybody do so. One
 * that it has already, because a start was killed right after this, stays as it is.
 */
export const giveUser = async (port: number, password: string): Promise<void> => {
  await using client = connectionTo(port)
  const user = { createUser: USER, pwd: password, roles: ['root'] }
  await client
    .db('admin')
    .command({ ...user, writeConcern: { w: 'majority', j: true } })
    .catch((error) => {
      if (!(error instanceof MongoServerError && error.code === USER_EXISTS)) throw error
    })
}
const USER_EXISTS = 51_003

/**
 * Makes the mongod on this port the primary of a replica set of one, whatever it was before, and waits until it
 * takes writes. `gone` ends the wait.
 */
export const becomePrimary = async (
  port: number,
  gone: AbortSignal,
  password?: string,
): Promise<void> => {
  while (!gone.aborted && !(await answers(port))) await pause(20)
  if (gone.aborted) return
  await using client = connectionTo(port, password)
  const admin = client.db('admin')
  const isPrimary = () => nearer(admin, `127.0.0.1:${port}`).catch(notYet)
  while (!gone.aborted && !(await isPrimary())) await pause(20)
}

const answers = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
    socket.once('connect', () => socket.destroy())
  })

/** One step towards it. The set knows its members by address: on another port it would wait for itself for ever. */
const nearer = async (admin: Db, host: string): Promise<boolean> => {
  if ((await admin.command({ hello: 1 })).isWritablePrimary) return true
  const members = [{ _id: 0, host }]
  const known = await configOf(admin)
  if (!known) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } })
  } else if (known.members.length !== 1 || known.members[0]?.host !== host) {
    const config = { ...known, version: known.version + 1, members }
    await admin.command({ replSetReconfig: config, force: true })
  }
  return false
}

/**
 * While mongod looks for the address of last time (30 s where a silent stranger has it) it calls itself neither
 * initiated nor not, and then it hangs up once.
 */
const notYet = (error: unknown): false => {
  if (error instanceof MongoNetworkError) return false
  if (error instanceof MongoServerError && IN_BETWEEN.has(Number(error.code))) return false
  throw error
}

interface Config {
  version: number
  members: readonly { host: string }[]
}

const configOf = async (admin: Db): Promise<Config | null> => {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as Config
  } catch (error) {
    if (error instanceof MongoServerError && NO_CONFIG.has(error.code)) return null
    throw error
  }
}
