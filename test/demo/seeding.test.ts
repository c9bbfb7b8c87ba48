import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { database } from '../support/database.ts'
import { launch, makeDataDir } from '../support/processes.ts'

// It draws, encodes and ingests a short film.
vi.setConfig({ testTimeout: 300_000 })
const patience = { timeout: 240_000, interval: 200 }

interface Site {
  _id: string
  fiction: boolean
  making: { done: number } | null
}
const site = () => database.collection<Site>('site').findOne({ _id: 'site' as never })
const steps = () => database.collection('demoSteps').countDocuments()
const workerWith = async (dataDir: string, demo: string) => {
  const { ready, ...worker } = await launch('worker.ts', {
    dataDir,
    env: { ROLLCALL_DEMO: demo },
  })
  await ready
  return worker
}

test('an archive that has something is never touched, and neither is one that is to stay empty', async () => {
  const dataDir = await makeDataDir()
  const quiet = await workerWith(dataDir, 'off')
  await quiet.stop()
  expect([await site(), await steps()]).toEqual([null, 0])
  await database.collection('people').insertOne({ name: 'Somebody' })
  const late = await workerWith(dataDir, 'small')
  await late.stop()
  expect([await site(), await steps()]).toEqual([null, 0])
})

test('a demonstration that can not be made is given up, says so, and goes on at the next start', async () => {
  await database.dropDatabase()
  const dataDir = await makeDataDir()
  const signIns = join(dataDir, 'demo.json')
  await writeFile(signIns, 'a disk that went bad')
  const first = await workerWith(dataDir, 'small')
  await expect.poll(async () => (await site())?.making, patience).toBeNull()
  const isEnd = ({ msg }: { msg: string }) => msg.includes('could not be made and was given up')
  await first.untilLogged(isEnd)
  expect(first.lines.filter(isEnd)).toHaveLength(1)
  await expect
    .poll(() => first.printed.join('\n'), patience)
    .toMatch(/could not be made: .+\n\n.+start again/s)
  await first.stop()
  await rm(signIns)
  const second = await workerWith(dataDir, 'small')
  await expect.poll(site, patience).toMatchObject({ fiction: true, making: {} })
  await expect.poll(steps, patience).toBeGreaterThan(5)
  await second.stop()
  // Its accounts keep their passwords: new ones would be told, and open nothing.
  await rm(signIns)
  const third = await workerWith(dataDir, 'small')
  await expect
    .poll(() => third.printed.join('\n'), patience)
    .toMatch(/could not be made: .+demo\.json is lost: restore it from a backup/)
  await third.stop()
})
