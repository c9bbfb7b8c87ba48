import { setTimeout as wait } from 'node:timers/promises'
import type { ChangeStreamDocument } from 'mongodb'
import mongoose from 'mongoose'
import { isOver } from '../database/clock.ts'
import { rawOf } from '../database/documents.ts'
import { keepWatching } from '../database/watching.ts'
import { type JobRow, Jobs } from './job.ts'

const LOOK_MS = 1_000
/** A look that takes longer is begun anew. */
const LONGEST_LOOK_MS = 10_000

export interface Waking {
  /** Resolves when something of this name has come, or its time has, since it was asked last. */
  readonly next: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The name under which it is told that facts were stated. */
export const STATED = 'outbox'

const whatCame = [
  { $match: { 'ns.coll': { $in: ['outbox', 'jobs'] }, operationType: 'insert' } },
  { $project: { operationType: 1, ns: 1, documentKey: 1, 'fullDocument.name': 1 } },
]

/**
 * Wakes whoever waits for facts or jobs: one change stream and one look each second for all lanes of a process. A stream
 * that is not there costs a second at most.
 */
export const openWaking = (signal: AbortSignal): Waking => {
  const come = new Set<string>()
  const sleeping = new Map<string, () => void>()
  const wake = (name: string): void => {
    come.add(name)
    sleeping.get(name)?.()
  }
  const stream = keepWatching({
    name: 'lanes',
    begin: () => mongoose.connection.getClient().db().watch(whatCame),
    onChange: (change) => wake(nameOf(change)),
  })
  const looking = keepLooking(wake, signal)
  signal.addEventListener('abort', () => {
    for (const rise of sleeping.values()) rise()
  })
  return {
    next: async (name) => {
      const { promise: woken, resolve } = Promise.withResolvers<void>()
      sleeping.set(name, resolve)
      if (!come.has(name) && !signal.aborted) await woken
      come.delete(name)
    },
    close: async () => {
      await looking
      await stream.close()
    },
  }
}

/** A pause after a failure is over, a worker died with a job in hand, something came unheard: found within a second. */
const keepLooking = async (wake: (name: string) => void, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await wait(LOOK_MS, undefined, { signal }).catch(() => undefined)
    wake(STATED)
    // While the database is away there is nothing to wake anybody for.
    for (const name of await readDue(signal).catch(() => [])) wake(name)
  }
}

/** Names of which something is due, or in hand: as many steps in the index as there are names. */
const readDue = async (signal: AbortSignal): Promise<string[]> => {
  const earliest = [
    { $sort: { name: 1, dueAt: 1 } },
    { $group: { _id: '$name', dueAt: { $first: '$dueAt' } } },
    { $match: { $expr: isOver('dueAt') } },
  ] as const
  const options = { timeoutMS: LONGEST_LOOK_MS, signal }
  const due = await rawOf(Jobs)
    .aggregate<{ _id: JobRow['name'] }>([...earliest], options)
    .toArray()
  return due.map(({ _id }) => _id)
}

const nameOf = (change: ChangeStreamDocument): string =>
  'fullDocument' in change && change.fullDocument?.name ? String(change.fullDocument.name) : STATED
