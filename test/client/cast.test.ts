import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type LiveSocket, Watching } from '@rollcall/client/live/Watching.ts'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'

const id = '64f0c2a1b3d4e5f60718293a'
const vote = { identificationId: id, answer: 'same-sure', key: 'k' } as const

let server: Server
let line: LiveSocket
let cast: unknown[]

/** A server that writes down what is cast and refuses it: how the answer comes back is the matter here. */
beforeEach(async () => {
  cast = []
  const http = createServer()
  server = new Server(http, { transports: ['websocket'] })
  server.on('connection', (socket) => {
    socket.on('vote:cast', (body: unknown, ack: (answer: unknown) => void) => {
      cast.push(body)
      ack({ ok: false, problem: { code: 'identification.closed' } })
    })
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  line = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], autoConnect: false })
})
afterEach(async () => {
  line.disconnect()
  await server.close()
})

test('[V6] without a socket a vote is not cast over it, and the caller is told so', async () => {
  const live = new Watching(() => {})
  expect(await live.cast(vote)).toBeNull()
  live.attach(line)
  expect(await live.cast(vote)).toBeNull()
  expect(cast).toEqual([])
})

test('[V6] a vote is cast with its key, and its acknowledgement is the answer', async () => {
  const live = new Watching(() => {})
  const connected = new Promise<void>((resolve) => line.once('connect', resolve))
  live.attach(line)
  line.connect()
  await connected
  expect(await live.cast(vote)).toMatchObject({ ok: false })
  expect(cast).toEqual([vote])
})
