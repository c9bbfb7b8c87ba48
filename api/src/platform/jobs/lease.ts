import { randomUUID } from 'node:crypto'
import { fromNow, isOver } from '../database/clock.ts'
import { newId, rawOf } from '../database/documents.ts'
import { log } from '../log.ts'
import { type JobRow, Jobs } from './job.ts'

/** How long a job of a killed worker waits for another one; renewed four times as often. */
const LEASE_MS = 6_000
const RENEW_MS = 1_500

/** A job in hand. Nobody else has it while `lost` is not aborted. */
export interface Lease {
  readonly row: JobRow
  readonly lost: AbortSignal
  /** It is done: gone, or due again after `everyMs`. */
  readonly done: (everyMs?: number) => Promise<void>
  /** It failed, and is due again after a pause. */
  readonly failed: (pauseMs: number) => Promise<void>
  /** It failed for the last time, and waits for a person. */
  readonly waits: (error: string) => Promise<void>
  /** It was not done, and nobody is to blame: due at once. */
  readonly handBack: () => Promise<void>
}

/** Takes the job of this name that has been due longest, if any. Times are the database's, so that hosts need not agree on the hour. */
export const takeJob = async (name: string): Promise<Lease | null> => {
  const holder = randomUUID()
  const free = { $and: [isOver('dueAt'), isOver('leaseUntil')] }
  const row = await rawOf(Jobs).findOneAndUpdate(
    { name, waits: null, $expr: free },
    [{ $set: { holder, leaseUntil: fromNow(LEASE_MS), takes: { $add: ['$takes', 1] } } }],
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  )
  return row && hold(row, holder)
}

const hold = (row: JobRow, holder: string): Lease => {
  const mine = { _id: row._id, holder }
  const { lost, stop } = keepRenewing(mine)
  const free = { holder: null, leaseUntil: new Date(0) }
  const failed = { ...free, failures: row.failures + 1 }
  const end = async (change: () => Promise<unknown>): Promise<void> => {
    stop()
    await change()
  }
  return {
    row,
    lost,
    done: (everyMs) =>
      end(() =>
        everyMs === undefined
          ? rawOf(Jobs).deleteOne(mine)
          : rawOf(Jobs).updateOne(mine, [
              { $set: { ...free, dueAt: fromNow(everyMs), failures: 0, takes: 0 } },
            ]),
      ),
    failed: (pauseMs) =>
      end(() => rawOf(Jobs).updateOne(mine, [{ $set: { ...failed, dueAt: fromNow(pauseMs) } }])),
    waits: (error) =>
      end(() => {
        const waits = { _id: newId<string>(), since: '$$NOW', error: { $literal: error } }
        return rawOf(Jobs).updateOne(mine, [{ $set: { ...failed, waits } }])
      }),
    handBack: () => end(() => rawOf(Jobs).updateOne(mine, { $set: free, $inc: { takes: -1 } })),
  }
}

const keepRenewing = (mine: { _id: string; holder: string }) => {
  const lost = new AbortController()
  let heldSince = performance.now()
  const renew = async (): Promise<void> => {
    const asked = performance.now()
    try {
      const { matchedCount } = await rawOf(Jobs).updateOne(mine, [
        { $set: { leaseUntil: fromNow(LEASE_MS) } },
      ])
      if (matchedCount === 0) lost.abort(new Error('another worker has taken the job'))
      else heldSince = asked
    } catch (error) {
      log.warn({ err: error, job: mine._id }, 'a lease could not be renewed')
    }
    if (performance.now() - heldSince > LEASE_MS) lost.abort(new Error('the lease has run out'))
  }
  const timer = setInterval(() => void renew(), RENEW_MS)
  return { lost: lost.signal, stop: () => clearInterval(timer) }
}
