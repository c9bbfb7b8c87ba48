import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newestOnly } from '@rollcall/client/live/newestOnly.ts'
import { type LiveSocket, Watching } from '@rollcall/client/live/Watching.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import { Server, type Socket } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const change = (version: number, topic = 'wall', id = 's1'): Changed => ({
  topic,
  kind: 'subject',
  id,
  version,
})

test('[V7] an older version of a thing is dropped, an equal one replaces, and a jump is fine', () => {
  const isNews = newestOnly()
  expect([3, 2, 3, 7, 6].map((version) => isNews(change(version)))).toEqual([
    true,
    false,
    true,
    true,
    false,
  ])
  expect(isNews(change(1, 'wall', 's2'))).toBe(true)
  expect(isNews(change(1, 'queue', 's1'))).toBe(true)
})

let server: Server
let line: LiveSocket
let told: string[]
let peer: Socket
let peerAnswers: (topic: string) => unknown
const LATER = ['unwatch queue', 'unwatch queue', 'watch wall']

/** A server that only writes down what it is told: what a browser says is the matter here. */
beforeEach(async () => {
  told = []
  peerAnswers = (topic) => ({ ok: true, topic })
  const http = createServer()
  server = new Server(http, { transports: ['websocket'] })
  server.on('connection', (socket) => {
    peer = socket
    for (const what of ['watch', 'unwatch']) {
      socket.on(what, ({ topic }: { topic: string }, ack: (answer: unknown) => void) => {
        told.push(`${what} ${topic}`)
        ack(peerAnswers(topic))
      })
    }
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  line = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnectionDelay: 10 })
})
afterEach(async () => {
  line.disconnect()
  await server.close()
})

test('[V7] a topic is watched once, from its first listener to its last', async () => {
  const live = new Watching(() => {})
  const [first, second] = [vi.fn(), vi.fn()]
  const leave = live.watch('wall', first)
  const leaveToo = live.watch('wall', second)
  live.attach(line)
  await expect.poll(() => told).toEqual(['watch wall'])
  peer.emit('changed', change(1))
  peer.emit('changed', change(1, 'queue'))
  await expect.poll(() => second).toHaveBeenCalledOnce()
  expect(first).toHaveBeenCalledExactlyOnceWith(change(1))
  leave()
  leave()
  leaveToo()
  await expect.poll(() => told).toEqual(['watch wall', 'unwatch wall'])
})

test('[V7] whoever was offline watches again on return, and is told to look anew', async () => {
  const returned = vi.fn()
  const live = new Watching(returned)
  live.watch('wall', () => {})
  live.attach(line)
  await expect.poll(() => told).toEqual(['watch wall'])
  expect(returned).not.toHaveBeenCalled()
  peer.conn.close()
  await expect.poll(() => returned).toHaveBeenCalledOnce()
  await expect.poll(() => told).toEqual(['watch wall', 'watch wall'])
  expect(live.state()).toBe('live')
})

test('[V7] a server that ends the line is gone back to', async () => {
  const returned = vi.fn()
  const live = new Watching(returned)
  live.attach(line)
  await expect.poll(() => live.state()).toBe('live')
  peer.disconnect(true)
  await expect.poll(() => returned).toHaveBeenCalledOnce()
})

test('[V7] a server that was asked too often is asked again when it said, for what is meant by then', async () => {
  const returned = vi.fn()
  const refused = new Set(['wall', 'queue'])
  peerAnswers = (topic) =>
    refused.delete(topic)
      ? { ok: false, problem: { code: 'too-many', retryAfterSeconds: 2 } }
      : { ok: true, topic }
  const live = new Watching(returned)
  const [wall, queue] = [vi.fn(), vi.fn()]
  live.watch('wall', wall)
  const leave = live.watch('queue', queue)
  live.attach(line)
  await expect.poll(() => told).toEqual(['watch wall', 'watch queue'])
  refused.add('queue')
  leave()
  await expect.poll(() => wall.mock.calls).toEqual([[{ topic: 'wall', kind: 'missed' }]])
  await expect.poll(() => told.slice(2).toSorted()).toEqual(LATER)
  expect([queue, returned].some(({ mock }) => mock.calls.length > 0)).toBe(false)
  expect(live.state()).toBe('live')
})

test('[V7, O7] what changed between reading and watching is asked for anew, and nothing else is', async () => {
  const returned = vi.fn()
  peerAnswers = (topic) => ({ ok: true, topic, recent: topic === 'queue' })
  const live = new Watching(returned)
  const [wall, queue] = [vi.fn(), vi.fn()]
  live.attach(line)
  await expect.poll(() => live.state()).toBe('live')
  live.watch('wall', wall)
  live.watch('queue', queue)
  await expect.poll(() => queue.mock.calls).toEqual([[{ topic: 'queue', kind: 'missed' }]])
  expect([wall, returned].some(({ mock }) => mock.calls.length > 0)).toBe(false)
})

test('presence is known of what is watched, and forgotten with it', async () => {
  const live = new Watching(() => {})
  const reader = vi.fn()
  live.subscribe(reader)
  const leave = live.watch('wall', () => {})
  live.attach(line)
  await expect.poll(() => told).toEqual(['watch wall'])
  expect(live.present('wall')).toBeNull()
  peer.emit('presence', { topic: 'wall', count: 4 })
  await expect.poll(() => live.present('wall')).toBe(4)
  expect(reader).toHaveBeenCalled()
  leave()
  expect(live.present('wall')).toBeNull()
})
