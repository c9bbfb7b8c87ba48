import { newId, rawOf } from './database/documents.ts'
import { inTransaction } from './database/transaction.ts'
import { type Fact, Outbox, type OutboxRow } from './facts.ts'
import { Jobs, jobRow } from './jobs/job.ts'
import type { JobRun } from './jobs/work.ts'

/** What follows from a fact. It runs at least once, so a repeat must change nothing. */
export interface Reaction extends JobRun {
  readonly to: string
}

/** Ten attempts within four hours; then it waits for a person. */
const ATTEMPTS = 10
const LIMIT_MS = 60_000
const LONGEST_PAUSE_MS = 3_600_000

/** A reaction, in the lane of its name: what holds it up holds up no other. */
export const reaction = <Payload>(
  name: string,
  to: Fact<Payload>,
  run: (payload: Payload, signal: AbortSignal) => Promise<void>,
  limitMs = LIMIT_MS,
): Reaction => ({
  name,
  to: to.name,
  attempts: ATTEMPTS,
  limitMs,
  pauseMs: (failures) => Math.min(1_000 * 4 ** failures, LONGEST_PAUSE_MS),
  run: (payload, signal) => run(to.payload.parse(payload), signal),
})

const AT_ONCE = 200

/**
 * Puts facts that were stated into the lane of each of their reactions; gives how many. Workers that do it at the same
 * moment conflict, and one of them looks again: each fact comes into each lane once.
 */
export const spreadFacts = async (reactions: readonly Reaction[]): Promise<number> => {
  if (!(await rawOf(Outbox).findOne({ done: false }, { projection: { _id: 1 } }))) return 0
  return inTransaction(async (session) => {
    const rows = await rawOf(Outbox)
      .find({ done: false }, { session })
      .sort({ at: 1, _id: 1 })
      .limit(AT_ONCE)
      .toArray()
    const inLanes = rows.flatMap((row) => lanesOf(row, reactions))
    if (inLanes.length > 0) await rawOf(Jobs).insertMany(inLanes, { session })
    const done = { $set: { done: true } }
    await rawOf(Outbox).updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, done, { session })
    return rows.length
  })
}

const lanesOf = ({ fact, payload }: OutboxRow, reactions: readonly Reaction[]) =>
  reactions
    .filter(({ to }) => to === fact)
    .map(({ name }) => ({ _id: newId(), ...jobRow(name, payload), fact }))

/** What a reaction to a fact has not come to yet, for a reader who cannot wait for it; what waits for a person is left out. */
export const readPending = async <Payload>(
  of: Fact<Payload>,
  reactionName: string,
  limit: number,
): Promise<readonly Payload[]> => {
  // In this order: what is spread meanwhile is then found in its lane.
  const stated = await rawOf(Outbox)
    .find({ done: false, fact: of.name })
    .sort({ at: 1, _id: 1 })
    .limit(limit)
    .toArray()
  const inLane = await rawOf(Jobs)
    .find({ name: reactionName, waits: null })
    .sort({ dueAt: 1 })
    .limit(limit)
    .toArray()
  return [...inLane, ...stated].slice(0, limit).map(({ payload }) => of.payload.parse(payload))
}
