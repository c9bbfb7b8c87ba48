import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { beforeAll, expect, test } from 'vitest'
import { database, useModels } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { familyWorld, hisDayComes } from './familyWorld.ts'
import { read, ruled } from './world.ts'

let server: Server
let world: Awaited<ReturnType<typeof familyWorld>>
useModels()

beforeAll(async () => {
  server = await startServer()
  world = await familyWorld(server)
})

test('[M8, M2] where nobody is to be told it is confirmed at once', async () => {
  const signed = await world.signedTwice(await world.strongCase())
  expect(signed).toMatchObject({ status: 'confirmed', publicOn: null })
})

test('[M8] with 0 days it is confirmed at once', async () => {
  const { one } = await world.withRelative()
  const hasty = await startServer({ dataDir: server.dataDir, env: { ROLLCALL_FAMILY_DAYS: '0' } })
  await ruled(world.first.client.at(hasty.url), one, 'confirmed')
  const { body } = await ruled(world.second.client.at(hasty.url), one, 'confirmed')
  expect(body).toMatchObject({ status: 'confirmed', publicOn: null })
})

test('[M8, O2] two workers and a kill -9 confirm each name once; what came due while nobody worked is confirmed late', async () => {
  const cases = []
  const due = played('names that come due', { whole: 6, sample: 3 })
  for (let n = 0; n < due; n += 1) cases.push((await world.withRelative()).one)
  for (const one of cases) await world.signedTwice(one)
  for (const one of cases) await hisDayComes(one)
  expect((await read(world.first.client, cases[0] ?? { id: '' })).status).toBe('proposed')

  const dying = await startWorker({ dataDir: server.dataDir })
  const staying = await startWorker({ dataDir: server.dataDir })
  const first = () =>
    database
      .collection('identifications')
      .countDocuments({ status: 'confirmed', daysBefore: { $exists: true } })
  await expect.poll(first, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0)
  dying.kill('SIGKILL')
  for (const one of cases) {
    await world.until(one).toMatchObject({ status: 'confirmed' })
    const { history, case: view } = await read(world.first.client, one)
    expect(history.map(({ because }) => because)).toEqual(['signed', 'decided'])
    expect(view?.familyBefore).toHaveLength(1)
    const decided = { act: 'decision.confirmed', 'about.identification': one.id }
    expect(await database.collection('audit').countDocuments(decided)).toBe(1)
  }
  expect(staying.errors()).toEqual([])
  expect(await firstBrokenLink()).toBeNull()
})

test('[M8] two last signatures on two names of one man at the same moment: one of them waits for its day', async () => {
  const { one } = await world.withRelative()
  const other = await world.withRelative({ subject: { id: one.subjectId } })
  const names = [await read(world.first.client, one), await read(world.first.client, other.one)]
  for (const name of names) await ruled(world.first.client, name, 'confirmed')
  const answers = await Promise.all(
    names.map((name) => ruled(world.second.client, name, 'confirmed')),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const now = await Promise.all(names.map((name) => read(world.first.client, name)))
  expect(now.filter(({ publicOn }) => publicOn !== null)).toHaveLength(1)
})
