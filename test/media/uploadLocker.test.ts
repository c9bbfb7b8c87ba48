import { randomUUID } from 'node:crypto'
import { uploadLocker } from '@rollcall/api/media/upload.locker.ts'
import { expect, test } from 'vitest'
import { database, useModels } from '../support/database.ts'

useModels()

const locks = () =>
  database.collection<{ _id: string; holder: string; wanted: boolean; until: Date }>('uploadLocks')
const patience = (ms: number) => AbortSignal.timeout(ms)
const untilOf = async (id: string) => (await locks().findOne({ _id: id }))?.until.getTime() ?? 0

/** Takes it; tells how often it was asked to let go. */
const held = async (id: string) => {
  const lock = uploadLocker.newLock(id)
  let asked = 0
  await lock.lock(patience(1_000), () => {
    asked += 1
  })
  return { lock, asked: () => asked }
}

test('[O2] who holds an upload is asked once to let go, however long another waits', async () => {
  const id = randomUUID()
  const { lock, asked } = await held(id)
  const other = uploadLocker.newLock(id)
  await expect(other.lock(patience(1_500), () => undefined)).rejects.toBeDefined()
  expect(asked()).toBe(1)
  await lock.unlock()
  await other.lock(patience(1_000), () => undefined)
  await other.unlock()
  expect(await locks().findOne({ _id: id })).toBeNull()
  expect(asked()).toBe(1)
})

test('[O2] a lock is renewed while it is held, and seldom', async () => {
  const id = randomUUID()
  const { lock, asked } = await held(id)
  const seen = new Set([await untilOf(id)])
  const began = performance.now()
  const renewed = async () => seen.add(await untilOf(id)).size > 2
  await expect.poll(renewed).toBe(true)
  expect(performance.now() - began).toBeGreaterThan(4_500)
  expect(asked()).toBe(0)
  await lock.unlock()
})

test('[O2] whose lock has gone to another is told so, once, and renews nothing', async () => {
  const id = randomUUID()
  const { lock, asked } = await held(id)
  const until = new Date(Date.now() + 60_000)
  await locks().updateOne({ _id: id }, { $set: { holder: 'another', until } })
  await expect.poll(asked).toBe(1)
  await lock.unlock()
  expect(await locks().findOne({ _id: id })).toMatchObject({ holder: 'another', until })
})

test('[O2] the lock of a process that died is another’s when its time is over', async () => {
  const id = randomUUID()
  const until = new Date(Date.now() + 700)
  await locks().insertOne({ _id: id, holder: 'killed', wanted: false, until })
  const lock = uploadLocker.newLock(id)
  await lock.lock(patience(10_000), () => undefined)
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime())
  await lock.unlock()
})
