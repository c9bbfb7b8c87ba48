import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { log } from '../log.ts'
import { isStorageFull } from '../noRoom.ts'
import { enqueue, type Job } from './job.ts'
import { type Lease, takeJob } from './lease.ts'

/** How a job is done: safe to repeat, since it may be cut off anywhere and begun again elsewhere. */
export interface JobRun {
  readonly name: string
  readonly attempts: number
  /** Set for what is done again and again without being asked for. */
  readonly everyMs?: number
  readonly run: (payload: never, signal: AbortSignal) => Promise<void>
  /** After the last attempt; it should leave words for whoever waits. */
  readonly givenUp?: (payload: never, error: unknown) => Promise<void>
}

interface Doing<Payload> {
  readonly run: (payload: Payload, signal: AbortSignal) => Promise<void>
  readonly givenUp?: (payload: Payload, error: unknown) => Promise<void>
}

export const jobRun = <Payload extends object>(
  { name, attempts, payload: schema }: Job<Payload>,
  { run, givenUp }: Doing<Payload>,
): JobRun => ({
  name,
  attempts,
  run: (payload, signal) => run(schema.parse(payload), signal),
  ...(givenUp && { givenUp: (payload, error) => givenUp(schema.parse(payload), error) }),
})

/** A job that every installation has once, done every `everyMs`. */
export const recurring = (
  name: string,
  everyMs: number,
  run: (signal: AbortSignal) => Promise<void>,
): JobRun => ({
  name,
  everyMs,
  attempts: Number.POSITIVE_INFINITY,
  run: (_, signal) => run(signal),
})

const LOOK_MS = 500
const AGAIN_MS = 2_000
/** A job that was taken up so often and never came to an end kills its workers. */
const MOST_TAKES = 50

/**
 * Does jobs, one after the other, until `signal` aborts; the one in hand is then cut off and handed back at once. Any
 * number of workers share them.
 */
export const workJobs = async (runs: readonly JobRun[], signal: AbortSignal): Promise<void> => {
  const byName = new Map(runs.map((one) => [one.name, one]))
  let unplanned = runs.filter(({ everyMs }) => everyMs !== undefined)
  while (!signal.aborted) {
    try {
      for (const { name } of unplanned)
        await enqueue(undefined, { name, payload: z.object({}) }, 'always', {})
      unplanned = []
      const lease = await takeJob([...byName.keys()])
      const doing = lease && byName.get(lease.row.name)
      if (doing) await work(doing, lease, signal)
      else await wait(LOOK_MS, undefined, { signal })
    } catch (error) {
      if (signal.aborted) return
      log.error({ err: error }, 'jobs: trying again')
      await wait(AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  }
}

const work = async (doing: JobRun, lease: Lease, signal: AbortSignal): Promise<void> => {
  const { row } = lease
  const payload = row.payload as never
  const tooOften = row.takes > MOST_TAKES
  try {
    if (tooOften) throw new Error(`taken up ${row.takes} times and never finished`)
    await doing.run(payload, AbortSignal.any([signal, lease.lost]))
    await lease.done(doing.everyMs)
  } catch (error) {
    if (signal.aborted || lease.lost.aborted) return lease.handBack()
    // A full disk passes, and is not the job's fault.
    const last = tooOften || (row.failures + 1 >= doing.attempts && !isStorageFull(error))
    log.error({ err: error, job: row._id, attempt: row.failures + 1, last }, 'a job failed')
    if (!last) return lease.failed()
    await doing.givenUp?.(payload, error)
    await lease.done(doing.everyMs)
  }
}
