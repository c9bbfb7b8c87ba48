import { randomBytes } from 'node:crypto'
import type { WatchAnswer } from '@rollcall/contract/realtime.ts'
import { beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { aSubject } from '../factories/cases.ts'
import { aContributor, aVisitor } from '../support/accounts.ts'
import { peakGrowth } from '../support/memory.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive, Live } from '../support/socket.ts'

const FLOOD = 10_000
const MOST_GROWTH_MB = 120
/** What one connection may ask in ten seconds. */
const WITHIN = 1_000
const ADDRESS_SOCKETS = 5

const someTopic = () => `subject:${randomBytes(12).toString('hex')}`
const codeOf = (answer: WatchAnswer) => (answer.ok ? 'ok' : answer.problem.code)

let server: Server
let narrow: Server
beforeAll(async () => {
  const env = { ROLLCALL_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' }
  server = await startServer({ env })
  const few = { ...env, ROLLCALL_ADDRESS_SOCKETS: String(ADDRESS_SOCKETS) }
  narrow = await startServer({ env: few })
})

/** A page opened by somebody at `address`, as a proxy would pass it on. */
const from = (address: string, at = server) =>
  new Live(aVisitor(at), { 'x-forwarded-for': address })

/** Whether it gets in; one that does not, stays away. */
const getsIn = async (live: Live): Promise<boolean> => {
  try {
    await live.connect()
    return true
  } catch {
    live.close()
    return false
  }
}

const untilGone = (live: Live) =>
  new Promise<string>((gone) => live.socket.once('disconnect', gone))

test('[V7] a connection that asks 10,000 things at once is sent away, and everybody else is served', async () => {
  const subject = await aSubject(await aContributor(server))
  const onlooker = await goLive(aVisitor(server))
  expect(await onlooker.watch(`subject:${subject.id}`)).toMatchObject({ ok: true })
  const flooder = await from('198.51.100.7').connect()
  flooder.socket.io.reconnection(false)
  const answered: string[] = []
  const visitor = aVisitor(server)
  const others: unknown[] = []
  const growth = await peakGrowth(server.pid, async () => {
    const gone = untilGone(flooder)
    for (let at = 0; at < FLOOD; at += 1)
      flooder.socket.emit('watch', { topic: someTopic() as never }, (answer) =>
        answered.push(codeOf(answer)),
      )
    for (let at = 0; at < 20; at += 1) {
      const [health, stills] = [visitor.send('/healthz'), visitor.send('/api/stills')]
      others.push((await health).status, (await stills).status)
      others.push((await onlooker.watch(`subject:${subject.id}`)).ok)
    }
    expect(await gone).toBe('io server disconnect')
  })
  expect(others).toEqual(Array.from({ length: 20 }, () => [200, 200, true]).flat())
  expect(answered.filter((code) => code !== 'too-many').length).toBeLessThanOrEqual(WITHIN)
  expect(growth).toBeLessThan(MOST_GROWTH_MB)
  expect(onlooker.socket.connected).toBe(true)
  expect(server.errors()).toEqual([])
})

test('[V7] all topics of a page and thirty answers are never too many, again and again after a reconnect', async () => {
  for (let round = 0; round < 3; round += 1) {
    const live = await from('198.51.100.8').connect()
    const vote = { identificationId: 'a'.repeat(24), answer: 'same-sure' } as const
    const watched = await Promise.all(Array.from({ length: 200 }, () => live.watch(someTopic())))
    const cast = await Promise.all(Array.from({ length: 30 }, () => live.cast(vote)))
    expect(new Set(watched.map(codeOf))).toEqual(new Set(['not-found']))
    expect(new Set(cast.map((one) => one.ok || one.problem.code))).toEqual(
      new Set(['auth.required']),
    )
    live.close()
  }
})

test('[S3] what is beyond is refused with the time to come back, also what is no event, and then served', async () => {
  const live = await from('198.51.100.9').connect()
  const unknown = live.socket as unknown as { emit: (event: string, ...sent: unknown[]) => void }
  for (let at = 0; at < WITHIN; at += 1) unknown.emit('no event', { at })
  const refused = await live.watch('wall')
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'too-many', status: 429, type: 'urn:rollcall:problem:too-many' },
  })
  const { retryAfterSeconds = 0 } = (refused as { problem: { retryAfterSeconds?: number } }).problem
  expect(retryAfterSeconds).toBeGreaterThan(0)
  expect(retryAfterSeconds).toBeLessThanOrEqual(10)
  await expect
    .poll(async () => codeOf(await live.watch('wall')), { interval: 500, timeout: 40_000 })
    .toBe('ok')
})

test('[V7] what was asked for last holds: a topic left at once is left', async () => {
  const live = await from('198.51.100.10').connect()
  const onlooker = await from('198.51.100.11').connect()
  const topic = `subject:${(await aSubject(await aContributor(server))).id}`
  const asked = Array.from({ length: 5 }, () => [live.watch(topic), live.unwatch(topic)]).flat()
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: true })
  await onlooker.watch(topic)
  await onlooker.until(() => onlooker.presences().at(-1)?.count === 1, 'a count of one')
})

test.each([
  ['an IPv4 address', () => '203.0.113.7', '203.0.113.8'],
  ['a household of IPv6', (at: number) => `2001:db8:0:7::${at + 1}`, '2001:db8:0:8::1'],
])(
  '[S2] %s has so many connections, others have theirs, and one that closes makes room',
  async (_, own, other) => {
    const lives: Live[] = []
    for (let at = 0; at < ADDRESS_SOCKETS; at += 1)
      lives.push(await from(own(at), narrow).connect())
    expect(await getsIn(from(own(9), narrow))).toBe(false)
    expect(codeOf(await (await from(other, narrow).connect()).watch('wall'))).toBe('ok')
    expect(codeOf(await (lives[0] as Live).watch('wall'))).toBe('ok')
    lives[0]?.close()
    await expect.poll(() => getsIn(from(own(9), narrow))).toBe(true)
  },
)

test('[S2] connections that come and go are counted too, and no header of a client moves the address', async () => {
  const came: boolean[] = []
  for (let at = 0; at < 3 * ADDRESS_SOCKETS; at += 1) {
    const live = new Live(aVisitor(narrow), {
      'x-forwarded-for': '192.0.2.1, 203.0.113.40',
      'x-real-ip': `192.0.2.${at}`,
      forwarded: `for=192.0.2.${at}`,
    })
    came.push(await getsIn(live))
    live.close()
  }
  expect(came.filter(Boolean).length).toBeLessThanOrEqual(2 * ADDRESS_SOCKETS)
  expect(came.at(-1)).toBe(false)
  expect((await aVisitor(narrow).send('/healthz')).status).toBe(200)
})

test('[S3] a line on which a connection is begun twice is closed', async () => {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const line = new WebSocket(address, { origin: server.url })
  const closed = new Promise((resolve) => line.once('close', resolve))
  line.on('message', (data) => {
    if (String(data).startsWith('0')) for (let at = 0; at < 100; at += 1) line.send('40')
  })
  await closed
  expect(server.errors()).toEqual([])
})
