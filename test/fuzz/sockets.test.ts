import { socketVoteBody, voteAnswer, watchAnswer, watchBody } from '@rollcall/contract/realtime.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { arbitraryOf } from '../support/arbitrary.ts'
import type { Client } from '../support/client.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { startServer } from '../support/server.ts'
import { goLive, type Live } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { brokenFrom, intruder } from '../support/wrong.ts'
import { oddArguments } from './oddities.ts'
import { runWith } from './run.ts'
import { aWorld, knownIds, type World } from './world.ts'

const MESSAGES = played('messages', { whole: 800, sample: 250 })
const LONGEST_MS = 20_000

let world: World
beforeAll(async () => {
  world = await aWorld(await startServer())
})

const visitor = () => world.who[0] as Client
const one = () => world.who[1] as Client
const another = () => world.who[2] as Client

const events = { watch: watchBody, unwatch: watchBody, 'vote:cast': socketVoteBody } as const
const answersTo = { watch: watchAnswer, unwatch: watchAnswer, 'vote:cast': voteAnswer } as const
type Event = keyof typeof events

/** Whoever comes afterwards is served as ever. */
const expectWell = async (): Promise<void> => {
  const live = await goLive(visitor())
  expect(await live.watch('wall')).toMatchObject({ ok: true })
  live.close()
  expect(world.server.errors()).toEqual([])
  expect(await brokenPromises()).toEqual([])
}

test('[S3] whatever is said on a socket is answered, and never with a 500', async () => {
  const seed = seedFor('sockets')
  const lives = await Promise.all(world.who.map((client) => goLive(client)))
  const message = fc.constantFrom(...(Object.keys(events) as Event[])).chain((event) => {
    const valid = arbitraryOf(events[event], [...knownIds(world), ...topics()])
    return fc.record({
      event: fc.constant(event),
      who: fc.nat({ max: lives.length - 1 }),
      body: fc.oneof(valid, brokenFrom(valid), intruder),
    })
  })
  const run = fc.asyncProperty(message, async ({ event, who, body }) => {
    const live = lives[who] as Live
    if (JSON.stringify(body)?.length > 15_000) return
    const answer = await live.socket.timeout(10_000).emitWithAck(event, body as never)
    const parsed = answersTo[event].parse(answer)
    if (!parsed.ok) expect(parsed.problem.status, JSON.stringify(body)).toBeLessThan(500)
  })
  await fc.assert(run, runWith(seed, MESSAGES, LONGEST_MS))
  for (const live of lives) live.close()
  await expectWell()
})

const topics = () => [
  ...['wall', 'queue', 'ingest', 'me'],
  ...(world.ids.subjectId ?? []).map((id) => `subject:${id}`),
  ...(world.ids.stillId ?? []).map((id) => `still:${id}`),
]

test('[S3] events without an acknowledgement, with two, with none of ours, with bytes: it lives', async () => {
  const live = await goLive(one())
  const socket = live.socket as unknown as { emit: (event: string, ...sent: unknown[]) => void }
  const names = 'watch unwatch vote:cast changed presence __proto__ toString join'.split(' ')
  for (const name of ['', ...names]) for (const args of oddArguments) socket.emit(name, ...args)
  expect(await live.watch('wall')).toMatchObject({ ok: true })
  live.close()
  await expectWell()
})

test('[S3] a message over 16 KB ends that connection and no other', async () => {
  const [loud, quiet] = [await goLive(one()), await goLive(another())]
  loud.socket.io.reconnection(false)
  const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve))
  loud.socket.emit('watch', { topic: 'x'.repeat(40_000) }, () => undefined)
  await gone
  expect(await quiet.watch('wall')).toMatchObject({ ok: true })
  quiet.close()
  await expectWell()
})
