import { setTimeout as wait } from 'node:timers/promises'
import type { ChangeStreamDocument } from 'mongodb'
import mongoose from 'mongoose'
import { keepWatching } from '../database/watching.ts'

const LOOK_MS = 1_000

export interface Waking {
  /** Resolves when something of this name has come since it was asked last, after a second at the latest. */
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
 * Wakes whoever waits for facts or jobs: one change stream for all lanes of a process. A stream that is not there costs
 * the wake-up alone; the look each second goes on.
 */
export const openWaking = (signal: AbortSignal): Waking => {
  const come = new Set<string>()
  const sleeping = new Map<string, () => void>()
  const stream = keepWatching({
    name: 'lanes',
    begin: () => mongoose.connection.getClient().db().watch(whatCame),
    onChange: (change) => {
      const name = nameOf(change)
      come.add(name)
      sleeping.get(name)?.()
    },
  })
  return {
    next: async (name) => {
      const { promise: woken, resolve } = Promise.withResolvers<void>()
      sleeping.set(name, resolve)
      const over = new AbortController()
      const look = wait(LOOK_MS, undefined, { signal: AbortSignal.any([signal, over.signal]) })
      if (!come.has(name)) await Promise.race([woken, look.catch(() => undefined)])
      else look.catch(() => undefined)
      over.abort()
      come.delete(name)
    },
    close: () => stream.close(),
  }
}

const nameOf = (change: ChangeStreamDocument): string =>
  'fullDocument' in change && change.fullDocument?.name ? String(change.fullDocument.name) : STATED
