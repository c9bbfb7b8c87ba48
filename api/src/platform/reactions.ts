import { setTimeout as wait } from 'node:timers/promises'
import { rawOf } from './database/documents.ts'
import { keepWatching } from './database/watching.ts'
import { type Fact, Outbox, type OutboxRow } from './facts.ts'
import { log } from './log.ts'

/** What follows from a fact. It runs at least once, so a repeat must change nothing. */
export interface Reaction {
  readonly name: string
  readonly to: string
  readonly run: (payload: never) => Promise<void>
}

export const reaction = <Payload>(
  name: string,
  to: Fact<Payload>,
  run: (payload: Payload) => Promise<void>,
): Reaction => ({ name, to: to.name, run: run as Reaction['run'] })

/** How long a fact in the hands of a killed worker waits for another one; renewed four times as often. */
const LEASE_MS = 8_000
const RENEW_MS = 2_000
const IDLE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/**
 * Works the outbox off until `signal` aborts: takes one row at a time under a lease, so that any number of workers share
 * it and what a killed one held is taken up again. A change stream wakes it; a look each second catches the rest.
 */
export const workOutbox = async (
  reactions: readonly Reaction[],
  signal: AbortSignal,
): Promise<void> => {
  const wake = wakeOnInsert()
  while (!signal.aborted) {
    try {
      const row = await takeRow()
      if (row) await work(row, reactions)
      else
        await Promise.race([
          wake.next(),
          wait(IDLE_MS, undefined, { signal }).catch(() => undefined),
        ])
    } catch (error) {
      if (signal.aborted) break
      log.error({ err: error }, 'outbox: trying again')
      await wait(IDLE_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  await wake.close()
}

const takeRow = (): Promise<OutboxRow | null> =>
  rawOf(Outbox).findOneAndUpdate(
    { done: false, leaseUntil: { $lte: new Date() } },
    { $set: { leaseUntil: new Date(Date.now() + LEASE_MS) }, $inc: { attempts: 1 } },
    { sort: { leaseUntil: 1 }, returnDocument: 'after' },
  )

const work = async (row: OutboxRow, reactions: readonly Reaction[]): Promise<void> => {
  const { fact } = row
  if (!reactions.some(({ to }) => to === fact)) {
    // Nobody reacts to these: all of them are done at once, so that those that matter need not wait for them.
    const those = { done: false, fact, leaseUntil: { $lte: row.leaseUntil } }
    await rawOf(Outbox).updateMany(those, { $set: { done: true } })
    return
  }
  const left = reactions.filter(({ name, to }) => to === row.fact && !row.ran.includes(name))
  const renewing = setInterval(() => void renew(row), RENEW_MS)
  try {
    for (const { name, run } of left) {
      await run(row.payload as never)
      await rawOf(Outbox).updateOne({ _id: row._id }, { $addToSet: { ran: name } })
    }
    await rawOf(Outbox).updateOne({ _id: row._id }, { $set: { done: true } })
  } catch (error) {
    log.error({ err: error, fact: row.fact, id: row._id }, 'a reaction failed: it will run again')
    const pause = Math.min(1_000 * 2 ** row.attempts, LONGEST_PAUSE_MS)
    await rawOf(Outbox).updateOne(
      { _id: row._id },
      { $set: { leaseUntil: new Date(Date.now() + pause) } },
    )
  } finally {
    clearInterval(renewing)
  }
}

const renew = ({ _id }: OutboxRow): Promise<unknown> =>
  rawOf(Outbox)
    .updateOne({ _id, done: false }, { $set: { leaseUntil: new Date(Date.now() + LEASE_MS) } })
    .catch((error) => log.warn({ err: error, id: _id }, 'a lease could not be renewed'))

/** A stream that is not there only costs the wake-up: the look each second goes on. */
const wakeOnInsert = () => {
  let woken: () => void = () => undefined
  let pending = false
  const wake = (): void => {
    pending = true
    woken()
  }
  const stream = keepWatching({
    name: 'outbox',
    begin: () => rawOf(Outbox).watch([{ $match: { operationType: 'insert' } }]),
    onChange: wake,
  })
  return {
    next: async () => {
      if (!pending) await new Promise<void>((resolve) => (woken = resolve))
      pending = false
    },
    close: () => stream.close(),
  }
}
