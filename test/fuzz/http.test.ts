import { problem } from '@rollcall/contract/problem.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { startServer } from '../support/server.ts'
import { brokenPromises, hashOfStored } from '../support/stored.ts'
import { type Wild, wildRequest } from './request.ts'
import { runWith } from './run.ts'
import { sendWild, type WildAnswer } from './send.ts'
import { aWorld, type World } from './world.ts'

const RUNS = played('requests', { whole: 1_200, sample: 350 })
/** A machine that is five times slower still gets to every kind of answer. */
const LONGEST_MS = 90_000

let world: World
beforeAll(async () => {
  world = await aWorld(await startServer())
})

test('[S3] whatever is sent to whichever endpoint: no 500, nothing half stored, and it lives', async () => {
  const seed = seedFor('requests')
  const heard = new Map<number, number>()
  let before = await hashOfStored()
  const run = fc.asyncProperty(wildRequest(world), async (wild) => {
    const answer = await sendWild(world, wild)
    judge(wild, answer)
    heard.set(answer.status, (heard.get(answer.status) ?? 0) + 1)
    const after = await hashOfStored()
    if (answer.status >= 400) expect(after, `refused, yet stored: ${told(wild)}`).toBe(before)
    before = after
  })
  await fc.assert(run, runWith(seed, RUNS, LONGEST_MS))

  console.info(`answers by status: ${JSON.stringify([...heard].sort(([a], [b]) => a - b))}`)
  for (const status of [200, 201, 400, 401, 403, 404])
    expect(heard.get(status), `${status}`).toBeGreaterThan(0)
  expect(world.server.errors()).toEqual([])
  expect(await brokenPromises()).toEqual([])
  expect((await world.who[0]?.send('/readyz'))?.status).toBe(200)
}, 360_000)

/** Never ours to be sorry for; and every refusal of ours is a problem document. */
const judge = (wild: Wild, { status, type, traced, body }: WildAnswer): void => {
  expect(status, `${told(wild)} answered ${body.slice(0, 300)}`).toBeLessThan(500)
  if (status < 400 || !traced || body === '') return
  expect(type, told(wild)).toMatch(/^application\/problem\+json/)
  expect(problem.parse(JSON.parse(body)).status).toBe(status)
}

const told = (wild: Wild): string => JSON.stringify(wild).slice(0, 600)
