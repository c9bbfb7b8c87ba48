import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { mailReactions } from '@rollcall/api/accounts/mail.reactions.ts'
import { openPost } from '@rollcall/api/accounts/mail.service.ts'
import { factsSpreadIntoLanes } from '@rollcall/api/migrations/0005-facts-spread-into-lanes.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { readEnv } from '@rollcall/api/platform/env.ts'
import { fact, type OutboxRow, state } from '@rollcall/api/platform/facts.ts'
import type { JobRow } from '@rollcall/api/platform/jobs/job.ts'
import { workOn } from '@rollcall/api/platform/jobs/work.ts'
import { type Reaction, reaction, readPending } from '@rollcall/api/platform/reactions.ts'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { database, useModels } from '../support/database.ts'

useModels()

const happened = fact('test.happened', z.object({ number: z.number() }))
const states = (number: number) => inTransaction((session) => state(session, happened, { number }))
const rows = () => database.collection<OutboxRow>('outbox')
const lanes = () => database.collection<JobRow>('jobs')

const workers: { stop: AbortController; ended: Promise<void> }[] = []
const work = (...reactions: readonly Reaction[]) => {
  const stop = new AbortController()
  workers.push({ stop, ended: workOn({ reactions }, stop.signal) })
}
const stopAll = async () => {
  for (const { stop } of workers) stop.abort()
  await Promise.all(workers.splice(0).map(({ ended }) => ended))
}
afterEach(async () => {
  await stopAll()
  await rows().deleteMany({})
  await lanes().deleteMany({})
})

/** Notes what reacted, and tells when `count` have. */
const noting = (count: number) => {
  const noted: number[] = []
  let all: () => void = () => undefined
  const complete = new Promise<void>((resolve) => (all = resolve))
  const note = async ({ number }: { number: number }) => {
    noted.push(number)
    if (noted.length === count) all()
  }
  return { noted, complete, note }
}

const neverEnds = () => new Promise<void>(() => undefined)

test('a fact of a transaction that came to nothing was never stated', async () => {
  const undone = inTransaction(async (session) => {
    await state(session, happened, { number: 1 })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await rows().countDocuments()).toBe(0)
})

test('a fact with a payload of another form is a bug at once', async () => {
  await expect(states('x' as never)).rejects.toThrow()
  expect(await rows().countDocuments()).toBe(0)
})

test('[O2] what was stated before anybody worked is reacted to, and each fact once among three workers', async () => {
  for (let number = 0; number < 10; number++) await states(number)
  const { noted, complete, note } = noting(40)
  for (let worker = 0; worker < 3; worker++) work(reaction('notes', happened, note))
  for (let number = 10; number < 40; number++) await states(number)
  await complete
  expect(noted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at))
})

test('[O2, O6] a reaction that failed runs again, and those that had run do not', async () => {
  const first = noting(1)
  const second = noting(2)
  const fails = async (payload: { number: number }) => {
    await second.note(payload)
    if (second.noted.length === 1) throw new Error('the first time')
  }
  work(reaction('first', happened, first.note), reaction('second', happened, fails))
  await states(7)
  await second.complete
  expect(first.noted).toEqual([7])
  expect(second.noted).toEqual([7, 7])
})

test('[O2] what a killed worker had in hand is taken up when its lease ends, by the database’s clock', async () => {
  const { noted, complete, note } = noting(1)
  work(reaction('notes', happened, neverEnds))
  await states(3)
  await expect.poll(() => lanes().countDocuments({ holder: { $ne: null } })).toBe(1)
  // Where it is handed back by nobody, its lease alone frees it.
  const [held] = await lanes().find().toArray()
  await stopAll()
  const lease = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: 1_500 } } as const
  await lanes().updateOne({ _id: held?._id ?? '' }, [
    { $set: { holder: 'killed', takes: 1, leaseUntil: lease } },
  ])
  work(reaction('notes', happened, note))
  await complete
  expect(noted).toEqual([3])
})

test('[O6] a reaction that never ends holds up no other, neither to that fact nor to the next', async () => {
  const { noted, complete, note } = noting(3)
  work(reaction('hangs', happened, neverEnds), reaction('notes', happened, note))
  for (const number of [1, 2, 3]) await states(number)
  await complete
  expect(noted.toSorted()).toEqual([1, 2, 3])
  expect(await lanes().countDocuments({ name: 'hangs' })).toBe(3)
})

test('[O6] a reaction has a time limit; what failed ten times waits for a person, by its kind of error alone', async () => {
  const hangs = reaction('hangs', happened, neverEnds, 10)
  work(hangs)
  await states(1)
  await expect.poll(() => lanes().findOne({ failures: { $gte: 1 } })).toBeTruthy()
  await stopAll()
  expect((await lanes().findOne())?.waits).toBeUndefined()
  await lanes().updateOne({}, { $set: { failures: 9, dueAt: new Date(0) } })
  const { complete, note } = noting(1)
  work(hangs, reaction('notes', happened, note))
  await expect
    .poll(() => lanes().findOne({ failures: 10 }))
    .toMatchObject({ waits: { error: 'TookTooLong', since: expect.any(Date) }, holder: null })
  expect(await readPending(happened, hangs.name, 10)).toEqual([])
  await states(2)
  await complete
  await stopAll()
  expect(
    await lanes()
      .find({}, { sort: { _id: 1 } })
      .toArray(),
  ).toMatchObject([
    { failures: 10, payload: { number: 1 } },
    { payload: { number: 2 }, name: hangs.name },
  ])
})

test('[O6] a mail server that takes a connection and never says a word holds up nothing else', async () => {
  const events: string[] = []
  const silent = createServer((socket) => {
    events.push('opened')
    socket.on('error', () => undefined).on('close', () => events.push('closed'))
  })
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const { port } = silent.address() as AddressInfo
  const env = { ...readEnv(), smtpUrl: `smtp://127.0.0.1:${port}` }
  const send = openPost(true)
  const letter = {
    language: 'en',
    subject: 'A letter',
    text: 'Dear Ann',
    html: 'Dear Ann',
  } as const
  await inTransaction((session) => send(session, 'ann@example.org', letter))
  const note = async () => void events.push('reacted')
  work(...mailReactions(env), reaction('notes', happened, note))
  await expect.poll(() => events).toContain('opened')
  await states(1)
  await expect.poll(() => events).toContain('reacted')
  await expect.poll(() => events).toContain('closed')
  expect(events.slice(0, 3)).toEqual(['opened', 'reacted', 'closed'])
  await expect.poll(() => lanes().findOne({ failures: { $gte: 1 } })).toBeTruthy()
  silent.close()
})

test('[O4, O6] facts that a former program had not dealt with are reacted to', async () => {
  const former = { ran: ['gone'], leaseUntil: new Date(Date.now() + 60_000), attempts: 3 }
  await states(5)
  await rows().updateOne({}, { $set: former })
  await rows().createIndex({ leaseUntil: 1 })
  for (let times = 0; times < 2; times++) await factsSpreadIntoLanes.run(database)
  expect(await rows().indexExists('leaseUntil_1')).toBe(false)
  expect(await readPending(happened, 'notes', 10)).toEqual([{ number: 5 }])
  const { noted, complete, note } = noting(1)
  work(reaction('notes', happened, note))
  await complete
  expect(noted).toEqual([5])
  expect(await rows().findOne()).not.toHaveProperty('ran')
})
