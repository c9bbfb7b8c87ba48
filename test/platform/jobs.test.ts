import { uploadLocker } from '@rollcall/api/media/upload.locker.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { enqueue, job } from '@rollcall/api/platform/jobs/job.ts'
import { type JobRun, jobRun, recurring, workOn } from '@rollcall/api/platform/jobs/work.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { database, useModels } from '../support/database.ts'

useModels()

const rows = database.collection<{ _id: string; holder: string | null; takes: number }>('jobs')
const count = job({ name: 'test.count', payload: z.object({ n: z.number() }), attempts: 3 })

const stopping: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stopping.splice(0).map((stop) => stop()))
  await rows.deleteMany({})
})

const aWorker = (...runs: JobRun[]) => {
  const stop = new AbortController()
  const working = workOn({ runs }, stop.signal)
  const end = async () => {
    stop.abort()
    await working
  }
  stopping.push(end)
  return { stop: end }
}

const untilDone = () => expect.poll(() => rows.countDocuments()).toBe(0)

test('[A7] a job asked for in a transaction that fails is not there', async () => {
  const failing = inTransaction(async (session) => {
    await enqueue(session, count, 'a', { n: 1 })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await rows.countDocuments()).toBe(0)
})

test('[A7] many jobs, asked for twice, are each done once by many workers', async () => {
  const done: number[] = []
  const run = jobRun(count, { run: async ({ n }) => void done.push(n) })
  const wanted = Array.from({ length: 40 }, (_, n) => n)
  for (const n of [...wanted, ...wanted]) await enqueue(undefined, count, `${n}`, { n })
  for (let workers = 0; workers < 3; workers += 1) aWorker(run)
  await untilDone()
  expect(done.sort((a, b) => a - b)).toEqual(wanted)
})

test('[A7] what fails is tried again, then given up in words', async () => {
  const said: unknown[] = []
  const run = jobRun(count, {
    run: async ({ n }) => {
      said.push(n)
      throw new Error('broken')
    },
    givenUp: async ({ n }, error) => void said.push([n, String(error)]),
  })
  await enqueue(undefined, count, 'a', { n: 7 })
  aWorker(run)
  await untilDone()
  expect(said).toEqual([7, 7, 7, [7, 'Error: broken']])
})

test('[A7] a worker that stops cuts its job off and hands it back at once', async () => {
  const begun = Promise.withResolvers<void>()
  const hanging = jobRun(count, {
    run: (_, signal) =>
      new Promise((_done, failed) => {
        signal.addEventListener('abort', () => failed(signal.reason))
        begun.resolve()
      }),
  })
  await enqueue(undefined, count, 'a', { n: 1 })
  const first = aWorker(hanging)
  await begun.promise
  await first.stop()
  expect(await rows.findOne()).toMatchObject({ holder: null, takes: 0, failures: 0 })
  const done = Promise.withResolvers<number>()
  aWorker(jobRun(count, { run: async ({ n }) => done.resolve(n) }))
  expect(await done.promise).toBe(1)
})

test('[A7] a worker that has lost its job to another is told, and changes it no more', async () => {
  const begun = Promise.withResolvers<void>()
  const told = Promise.withResolvers<void>()
  const losing = jobRun(count, {
    run: (_, signal) =>
      new Promise((done) => {
        signal.addEventListener('abort', () => {
          told.resolve()
          done()
        })
        begun.resolve()
      }),
  })
  await enqueue(undefined, count, 'a', { n: 1 })
  aWorker(losing)
  await begun.promise
  const theirs = { holder: 'another', leaseUntil: new Date(Date.now() + 60_000) }
  await rows.updateOne({}, { $set: theirs })
  await told.promise
  expect(await rows.findOne()).toMatchObject({ holder: 'another' })
})

test('[O6] work of hours holds up no other, and no second worker is needed for that', async () => {
  const hours = job({ name: 'test.hours', payload: z.object({}), attempts: 3 })
  const begun = Promise.withResolvers<void>()
  const film = jobRun(hours, {
    run: (_, signal) =>
      new Promise((_done, failed) => {
        signal.addEventListener('abort', () => failed(signal.reason))
        begun.resolve()
      }),
  })
  const done = Promise.withResolvers<number>()
  aWorker(film, jobRun(count, { run: async ({ n }) => done.resolve(n) }))
  await enqueue(undefined, hours, 'a', {})
  await begun.promise
  await enqueue(undefined, count, 'a', { n: 3 })
  expect(await done.promise).toBe(3)
  expect(await rows.countDocuments({ name: 'test.hours', holder: { $ne: null } })).toBe(1)
})

test('[O6] what is given up without words for anybody waits for a person', async () => {
  const run = jobRun(
    { ...count, attempts: 1 },
    { run: () => Promise.reject(new RangeError('Ann')) },
  )
  await enqueue(undefined, count, 'a', { n: 1 })
  aWorker(run)
  await expect.poll(() => rows.findOne()).toMatchObject({ waits: { error: 'RangeError' } })
})

test('[O6] a host whose clock is wrong takes no upload from whoever has it in hand, and keeps none longer', async () => {
  const [mine, theirs] = [uploadLocker.newLock('one'), uploadLocker.newLock('one')]
  await mine.lock(new AbortController().signal, () => undefined)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 })
  try {
    const taking = theirs.lock(AbortSignal.abort(), () => undefined)
    await expect(taking).rejects.toMatchObject({ status_code: 500 })
    await mine.unlock()
    await theirs.lock(AbortSignal.abort(), () => undefined)
  } finally {
    vi.useRealTimers()
  }
  const lock = await database.collection('uploadLocks').findOne()
  expect(lock?.until.getTime()).toBeLessThan(Date.now() + 60_000)
  await theirs.unlock()
})

test('[A7] what recurs is planned once, however many workers there are, and comes again', async () => {
  let times = 0
  const often = recurring('test.often', 200, async () => {
    times += 1
  })
  aWorker(often)
  aWorker(often)
  await expect.poll(() => times).toBeGreaterThan(2)
  expect(await rows.countDocuments()).toBe(1)
})
