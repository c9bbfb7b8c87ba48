import { Histogram } from 'prom-client'
import { Batches } from '../platform/batches.ts'
import type { KeyedAct } from '../platform/database/once.ts'
import { noteStored } from '../platform/database/stored.ts'
import { isUnavailable } from '../platform/database/unavailable.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ask } from './ballot.ts'
import { commitAsks } from './commit.ts'

/** An ask on its way, with the promise of whoever waits for it. */
export interface Waiting {
  readonly ask: Ask
  readonly keyed: KeyedAct | null
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const committed = new Histogram({
  name: 'rollcall_vote_commit_seconds',
  help: 'Time of one group commit of answers.',
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
})
const together = new Histogram({
  name: 'rollcall_vote_commit_answers',
  help: 'Answers in one group commit.',
  buckets: [1, 3, 10, 30, 100, 400],
})

const LANES = 2
/** Where a few answer in turn, a transaction for each would cost them ten times as much. */
const PACE = { most: 400, ms: 20 }

/**
 * Group commit ([V5]): one transaction is in flight per lane, and what arrives meanwhile is the next batch. A ballot
 * always goes through the same lane, so that within a process no two batches meet on one tally.
 */
const lanes = Array.from(
  { length: LANES },
  () => new Batches<Waiting>((batch) => settle(batch), PACE),
)

/** Resolves when the ask is durable: committed by a majority and journalled. */
export const throughLane = async (ask: Ask, keyed: KeyedAct | null): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    laneOf(ask.ballotId).add({ ask, keyed, resolve, reject })
  })
  // It was committed on behalf of whoever came into the lane first.
  noteStored()
}

/** Resolves when nothing is in flight any more: for a clean stop. */
export const lanesIdle = async (): Promise<void> => {
  await Promise.all(lanes.map((lane) => lane.idle()))
}

const laneOf = (ballotId: string): Batches<Waiting> => {
  // The last digits of an id count up, so they spread ballots evenly.
  const lane = lanes[Number.parseInt(ballotId.slice(-4), 16) % LANES]
  if (!lane) throw new Error('a ballot without a lane')
  return lane
}

/** One ask that cannot be committed must not take the others with it: then each goes alone, if the database is there. */
const settle = async (batch: readonly Waiting[]): Promise<void> => {
  try {
    const done = committed.startTimer()
    const outcomes = await commitAsks(batch)
    done()
    together.observe(batch.length)
    batch.forEach((waiting, index) => {
      const refused = outcomes[index]
      if (refused instanceof Refusal) waiting.reject(refused)
      else waiting.resolve()
    })
  } catch (error) {
    if (batch.length === 1 || isUnavailable(error)) for (const one of batch) one.reject(error)
    else for (const waiting of batch) await settle([waiting])
  }
}
