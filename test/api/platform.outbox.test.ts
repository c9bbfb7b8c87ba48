import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { fact, type OutboxRow, state } from '@rollcall/api/platform/facts.ts'
import { type Reaction, reaction, workOutbox } from '@rollcall/api/platform/reactions.ts'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { database, useModels } from '../support/database.ts'

useModels()

const happened = fact('test.happened', z.object({ number: z.number() }))
const states = (number: number) => inTransaction((session) => state(session, happened, { number }))
const rows = () => database.collection<OutboxRow>('outbox')

const workers: { stop: AbortController; ended: Promise<void> }[] = []
const work = (...reactions: readonly Reaction[]) => {
  const stop = new AbortController()
  workers.push({ stop, ended: workOutbox(reactions, stop.signal) })
}
afterEach(async () => {
  for (const { stop } of workers) stop.abort()
  await Promise.all(workers.splice(0).map(({ ended }) => ended))
  await rows().deleteMany({})
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

test('[O2] a reaction that failed runs again, and those that had run do not', async () => {
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

test('[O2] what a killed worker had in hand is taken up when its lease ends', async () => {
  await states(3)
  await rows().updateOne({}, { $set: { leaseUntil: new Date(Date.now() + 1_500), attempts: 1 } })
  const { noted, complete, note } = noting(1)
  work(reaction('notes', happened, note))
  await complete
  expect(noted).toEqual([3])
  expect((await rows().findOne())?.attempts).toBe(2)
})
