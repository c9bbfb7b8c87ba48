import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, MongoClient, MongoServerError } from 'mongodb'

export const REPLICA_SET = 'rs0'
const NOT_YET_INITIATED = 94

/** The address under which drivers find the database `rollcall` of a replica set of one. */
export const replicaSetUri = (port: number): string =>
  `mongodb://127.0.0.1:${port}/rollcall?replicaSet=${REPLICA_SET}`

/**
 * Makes the mongod on this port the primary of a replica set of one, whatever it was before, and waits until it
 * takes writes. `gone` ends the wait.
 */
export const becomePrimary = async (port: number, gone: AbortSignal): Promise<void> => {
  while (!gone.aborted && !(await answers(port))) await pause(20)
  if (gone.aborted) return
  const options = { directConnection: true, serverSelectionTimeoutMS: 5_000 }
  await using client = new MongoClient(`mongodb://127.0.0.1:${port}/`, options)
  const admin = client.db('admin')
  await settleMembers(admin, `127.0.0.1:${port}`)
  while (!gone.aborted && !(await admin.command({ hello: 1 })).isWritablePrimary) await pause(20)
}

const answers = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
    socket.once('connect', () => socket.destroy())
  })

/** The set remembers its members by address: on another port than last time it would wait for itself for ever. */
const settleMembers = async (admin: Db, host: string): Promise<void> => {
  const members = [{ _id: 0, host }]
  const known = await configOf(admin)
  if (!known) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } })
  } else if (known.members.length !== 1 || known.members[0]?.host !== host) {
    const config = { ...known, version: known.version + 1, members }
    await admin.command({ replSetReconfig: config, force: true })
  }
}

interface Config {
  version: number
  members: readonly { host: string }[]
}

const configOf = async (admin: Db): Promise<Config | null> => {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as Config
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIATED) return null
    throw error
  }
}
