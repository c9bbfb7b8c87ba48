import { MongoClient } from 'mongodb'
import { type Refusal, refuse } from '../refusal.ts'

const TICK_MS = 250
/** So many ticks without an answer are a silence. Ticks, not time: while this process itself has no turn, none passes. */
const MOST_MISSED = 6
const PATIENCE_MS = 3_000

let missed = 0
const waiting = new Set<() => void>()

/** Whether the database has not answered for one and three quarter seconds ([S5]). */
export const isSilent = (): boolean => missed > MOST_MISSED

/** Calls back when it falls silent; gives what takes that back. */
export const onSilence = (listener: () => void): (() => void) => {
  waiting.add(listener)
  return () => waiting.delete(listener)
}

export const noAnswer = (): Refusal =>
  refuse('unready', {
    detail: 'The database is not answering. Please try again in a moment.',
    retryAfterSeconds: 1,
  })

/** Refuses when the database falls silent before `act` is done. What it asked for may still be done later ([S5]). */
export const unlessSilent = async <T>(act: () => Promise<T>): Promise<T> => {
  if (isSilent()) throw noAnswer()
  const { promise, reject } = Promise.withResolvers<never>()
  const forget = onSilence(() => reject(noAnswer()))
  return Promise.race([act(), promise]).finally(forget)
}

/** Waits for what is being closed, but not for a database that is silent: what still needs it then is left ([S5]). */
export const orSilent = async (closing: Promise<unknown>): Promise<void> => {
  const left = closing.catch((error) => {
    if (!isSilent()) throw error
  })
  if (isSilent()) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const forget = onSilence(resolve)
  await Promise.race([left, promise]).finally(forget)
}

/**
 * Listens for the database on a line of its own, so that whoever waits for it is answered in time. What waits is left
 * alone: it goes on when the database does, and change streams never notice.
 */
export const openPulse = (uri: string) => {
  const client = new MongoClient(uri, {
    maxPoolSize: 1,
    connectTimeoutMS: PATIENCE_MS,
    socketTimeoutMS: PATIENCE_MS,
    serverSelectionTimeoutMS: PATIENCE_MS,
  })
  let asking = false
  const ask = async (): Promise<void> => {
    asking = true
    const answered = await client
      .db()
      .command({ ping: 1 })
      .catch(() => null)
    asking = false
    if (answered) missed = 0
  }
  const tick = (): void => {
    missed += 1
    if (missed === MOST_MISSED + 1) for (const tell of waiting) tell()
    if (!asking) void ask()
  }
  const timer = setInterval(tick, TICK_MS)
  return {
    close: async (): Promise<void> => {
      clearInterval(timer)
      // A silent one would be told goodbye first; its line ends with the process.
      if (!isSilent()) await client.close()
    },
  }
}
