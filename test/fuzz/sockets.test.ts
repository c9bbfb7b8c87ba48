import { once } from 'node:events'
import { socketVoteBody, voteAnswer, watchAnswer, watchBody } from '@rollcall/contract/realtime.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { arbitraryOf } from '../support/arbitrary.ts'
import type { Client } from '../support/client.ts'
import { seedFor } from '../support/seed.ts'
import { startServer } from '../support/server.ts'
import { goLive, Live } from '../support/socket.ts'
import { brokenPromises } from '../support/stored.ts'
import { brokenFrom, intruder } from '../support/wrong.ts'
import { runWith } from './run.ts'
import { aWorld, knownIds, type World } from './world.ts'

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
  await fc.assert(run, runWith(seed, 800, 20_000))
  for (const live of lives) live.close()
  await expectWell()
}, 120_000)

const topics = () => [
  ...['wall', 'queue', 'me'],
  ...(world.ids.subjectId ?? []).map((id) => `subject:${id}`),
  ...(world.ids.stillId ?? []).map((id) => `still:${id}`),
]

test('[S3] events without an acknowledgement, with two, with none of ours, with bytes: it lives', async () => {
  const live = await goLive(one())
  const socket = live.socket as unknown as { emit: (event: string, ...sent: unknown[]) => void }
  const names = [
    'watch',
    'unwatch',
    'vote:cast',
    'changed',
    'presence',
    '',
    '__proto__',
    'toString',
    'join',
  ]
  const sent: readonly unknown[][] = [
    ...[
      [],
      [null],
      [undefined],
      ['watch'],
      [{ topic: 'wall' }],
      [{ topic: 'wall' }, { topic: 'queue' }],
    ],
    ...[
      [Buffer.from('bytes')],
      [{ topic: Buffer.from('wall') }],
      [[[[[]]]]],
      [1e308],
      [{ $gt: '' }],
    ],
    ...[[() => undefined], [() => undefined, () => undefined], [{ topic: 'me' }, 'no function']],
  ]
  for (const name of names) for (const args of sent) socket.emit(name, ...args)
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

const frames = [
  ...[
    '',
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '9',
    '40',
    '41',
    '42',
    '43',
    '44',
    '45',
    '4x',
    '40{',
    '42[',
    '42[]',
  ],
  ...[
    '42["watch"]',
    '42{"0":"watch"}',
    '42["watch",{}',
    '421["watch"]',
    '42999999999999["watch",{}]',
  ],
  ...[
    '42["connect"]',
    '42["disconnect"]',
    '42["error"]',
    '42["newListener",1]',
    '430["x"]',
    '43-1["x"]',
  ],
  ...['451-["watch",{"_placeholder":true,"num":0}]', '451-["watch",{"_placeholder":true,"num":9}]'],
  ...[
    '45999-["watch"]',
    '40/other,',
    '40/other,{"token":1}',
    '42/other,["watch"]',
    `42["${'a'.repeat(9_000)}"]`,
  ],
  ...[
    '42["watch",{"topic":"wall"}]',
    '420["__proto__",{"topic":"wall"}]',
    '4'.repeat(999),
    '\u0000',
    '42[1]',
  ],
]

test('[S3] frames that are no protocol end at most their own connection', async () => {
  const address = `${world.server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  for (const frame of [...frames, new Uint8Array([0, 255, 4]), new Uint8Array(2_000)]) {
    const socket = new WebSocket(address)
    await once(socket, 'open')
    for (const one of ['40', frame, frame]) socket.send(one)
    socket.close()
    await once(socket, 'close')
  }
  await expectWell()
})

test.each([
  '/socket.io/',
  '/socket.io/?EIO=4',
  '/socket.io/?EIO=9&transport=websocket',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/x',
  '/socket.io/?EIO=4&transport=websocket&sid=none',
])('[S3] %s over plain HTTP: refused, no 500', async (path) => {
  const { status } = await visitor().send(path)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
})

test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])(
  '[S2] a socket from a page of %s is refused',
  async (origin) => {
    const live = new Live(one(), { origin })
    await expect(live.connect()).rejects.toThrow()
    live.close()
    await expectWell()
  },
)
