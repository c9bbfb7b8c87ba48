import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { log } from '../log.ts'
import { isStorageFull } from '../noRoom.ts'
import { type Reaction, spreadFacts } from '../reactions.ts'
import { enqueue, type Job } from './job.ts'
import { type Lease, takeJob } from './lease.ts'
import { openWaking, STATED, type Waking } from './waking.ts'

/** How a job is done: safe to repeat, since it may be cut off anywhere and begun again elsewhere. */
export interface JobRun {
  readonly name: string
  readonly attempts: number
  /** Set for what is done again and again without being asked for. */
  readonly everyMs?: number
  /** How long one attempt may take; without it, as long as it takes. */
  readonly limitMs?: number
  /** How long after so many failures it is tried again. */
  readonly pauseMs: (failures: number) => number
  readonly run: (payload: never, signal: AbortSignal) => Promise<void>
  /** After the last attempt; it should leave words for whoever waits. Without it the job waits for a person. */
  readonly givenUp?: (payload: never, error: unknown) => Promise<void>
}

interface Doing<Payload> {
  readonly run: (payload: Payload, signal: AbortSignal) => Promise<void>
  readonly givenUp?: (payload: Payload, error: unknown) => Promise<void>
}

const LONGEST_PAUSE_MS = 60_000
const pauseMs = (failures: number): number => Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS)

export const jobRun = <Payload extends object>(
  { name, attempts, payload: schema }: Job<Payload>,
  { run, givenUp }: Doing<Payload>,
): JobRun => ({
  name,
  attempts,
  pauseMs,
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
  pauseMs,
  run: (_, signal) => run(signal),
})

const AGAIN_MS = 2_000
/** Who does not end when he is told to is left to himself so long after it. */
const GRACE_MS = 1_000
/** A job that was taken up so often and never came to an end kills its workers. */
const MOST_TAKES = 50

/** What is to be done: jobs by name, and what follows from facts. */
export interface Work {
  readonly runs?: readonly JobRun[]
  readonly reactions?: readonly Reaction[]
}

/**
 * Works until `signal` aborts: each job and each reaction in a lane of its own, one after the other in each, so that none
 * waits for another's; what is in hand is then cut off and handed back at once. Any number of workers share them.
 */
export const workOn = async (
  { runs = [], reactions = [] }: Work,
  signal: AbortSignal,
): Promise<void> => {
  setMaxListeners(0, signal)
  const waking = openWaking(signal)
  const spread = async () => (await spreadFacts(reactions)) > 0
  // What reacts to several facts is one lane.
  const byName = new Map([...runs, ...reactions].map((doing) => [doing.name, doing]))
  const lanes = [...byName.values()].map((doing) => openLane(doing, waking, signal))
  await Promise.all([keepOn(spread, () => waking.next(STATED), signal), ...lanes])
  await waking.close()
}

const openLane = (doing: JobRun, waking: Waking, signal: AbortSignal): Promise<void> => {
  const { name, everyMs } = doing
  let planned = everyMs === undefined
  const act = async (): Promise<boolean> => {
    if (!planned) await enqueue(undefined, { name, payload: z.object({}) }, 'always', {})
    planned = true
    const lease = await takeJob(name)
    if (lease) await work(doing, lease, signal)
    return lease !== null
  }
  return keepOn(act, () => waking.next(name), signal)
}

/** Acts again and again; where there was nothing to do, after `rest`. */
const keepOn = async (
  act: () => Promise<boolean>,
  rest: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    try {
      if (!(await act())) await rest()
    } catch (error) {
      if (signal.aborted) return
      log.error({ err: error }, 'work: trying again')
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
    await withinLimit(doing, payload, AbortSignal.any([signal, lease.lost]))
    await lease.done(doing.everyMs)
  } catch (error) {
    if (signal.aborted || lease.lost.aborted) return lease.handBack()
    // A full disk passes, and is not the job's fault.
    const last = tooOften || (row.failures + 1 >= doing.attempts && !isStorageFull(error))
    log.error({ err: error, job: row._id, attempt: row.failures + 1, last }, 'a job failed')
    if (!last) return lease.failed(doing.pauseMs(row.failures))
    if (!doing.givenUp) return lease.waits(classOf(error))
    await doing.givenUp(payload, error)
    await lease.done(doing.everyMs)
  }
}

const withinLimit = async (
  { run, limitMs }: JobRun,
  payload: never,
  signal: AbortSignal,
): Promise<void> => {
  if (limitMs === undefined) return run(payload, signal)
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new TookTooLong(`longer than ${limitMs} ms`)), limitMs)
  const over = AbortSignal.any([signal, limit.signal])
  const { promise: cutOff, reject } = Promise.withResolvers<never>()
  const leave = () => setTimeout(() => reject(over.reason), GRACE_MS).unref()
  over.addEventListener('abort', leave)
  if (over.aborted) leave()
  try {
    await Promise.race([run(payload, over), cutOff])
  } finally {
    clearTimeout(timer)
    over.removeEventListener('abort', leave)
  }
}

class TookTooLong extends Error {}

/** What kind of error it is: what it says may name somebody. */
const classOf = (error: unknown): string => {
  const { code } = error as { code?: unknown }
  const parts = [error instanceof Error ? error.constructor.name : 'unknown', code ?? '']
  return parts.filter((part) => /^\w{1,60}$/.test(String(part))).join(' ')
}
