import { type ClientSession, MongoServerError } from 'mongodb'
import mongoose from 'mongoose'
import { keepMoment } from './moment.ts'
import { noteStored } from './stored.ts'
import { brokenLine, isUnavailable } from './unavailable.ts'

export type Session = ClientSession

const startSession = (options?: { snapshot: boolean }): Session =>
  mongoose.connection.getClient().startSession(options)

const MOST_TRIES = 4

/**
 * Runs `act` in one transaction (snapshot reads, majority and journalled commit) and returns what it returned.
 * It is run again after a conflict, also after one with a unique index, so that it sees what was there first and can
 * say so; it must have no effect outside the database.
 */
export const inTransaction = async <T>(act: (session: Session) => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      const done = await transact(act)
      noteStored()
      return done
    } catch (error) {
      if (!isDuplicate(error) || tried === MOST_TRIES) throw error
    }
  }
}

const transact = async <T>(act: (session: Session) => Promise<T>): Promise<T> => {
  const session = startSession()
  try {
    return await session.withTransaction(() => act(session).catch(throwRepeatable), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', j: true },
    })
  } finally {
    await session.endSession()
  }
}

/**
 * The driver (7.8) runs a transaction again whose line broke, but forgets to where another command had found that out
 * before and emptied the pool. Nothing was committed in either case.
 */
const throwRepeatable = (error: unknown): never => {
  const broken = brokenLine(error)
  broken?.addErrorLabel('TransientTransactionError')
  throw broken ?? error
}

/** Runs `read` with every query at one point in time; again, where the database had to start meanwhile. */
export const inSnapshot = async <T>(read: (session: Session) => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await readOnce(read)
    } catch (error) {
      if (!isUnavailable(error) || tried === MOST_TRIES) throw error
    }
  }
}

/**
 * A point in time to read from, for longer than one call: whoever opens it ends it. The database keeps it for five minutes; what is
 * read of it later fails.
 */
export const openSnapshot = (): Session => keepMoment(startSession({ snapshot: true }))

const readOnce = async <T>(read: (session: Session) => Promise<T>): Promise<T> => {
  const session = openSnapshot()
  try {
    return await read(session)
  } finally {
    await session.endSession()
  }
}

/** Whether an insert or update met a unique index, and (if named) this one. */
export const isDuplicate = (error: unknown, index?: string): boolean =>
  error instanceof MongoServerError &&
  error.code === 11_000 &&
  (index === undefined || error.message.includes(index))
