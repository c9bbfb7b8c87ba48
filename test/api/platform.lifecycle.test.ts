import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { addPerson } from '@rollcall/contract/people.ts'
import { expect, test } from 'vitest'
import { aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { launchServer, type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

test('[S5] a server that runs says that it lives and is ready', async () => {
  const visitor = aVisitor(await startServer())
  expect(await visitor.send('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await visitor.send('/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } })
})

test('[S5] while it starts it lives and is not ready: 503 for whatever is asked, until it is', async () => {
  const { ready, ...server } = await launchServer()
  const visitor = aVisitor(server)
  const statusOf = (path: string) =>
    visitor.send(path).then(
      ({ status }) => status,
      () => 0,
    )
  const order = [0, 503, 200]
  const heard = { '/readyz': [0], '/api/films': [0], '/healthz': [0] }
  while (heard['/api/films'].at(-1) !== 200)
    for (const [path, statuses] of Object.entries(heard)) statuses.push(await statusOf(path))
  await ready
  for (const path of ['/readyz', '/api/films'] as const) {
    expect(heard[path].toSorted((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(heard[path])
    expect(heard[path]).toContain(503)
  }
  const awake = heard['/healthz'].slice(heard['/healthz'].indexOf(200))
  expect(new Set(awake)).toEqual(new Set([200]))
  expect(awake.length).toBeGreaterThan(heard['/readyz'].filter((status) => status === 200).length)
})

test('[S5] on SIGTERM what is in hand is finished, new work is refused, and it ends with 0', async () => {
  const server = await startServer()
  const moderator = await aModerator(server)
  const body = JSON.stringify({ name: 'In hand while stopping' })
  const inHand = await openRequest(server, [
    'POST /api/people HTTP/1.1',
    `Cookie: ${moderator.client.cookie()}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ])
  inHand.write(`\r\n${body.slice(0, 5)}`)
  const readiness = await openRequest(server, ['GET /readyz HTTP/1.1'])
  await aVisitor(server).send('/api/me')

  server.kill('SIGTERM')
  await server.untilLogged(({ msg }) => msg === 'stopping')
  await expect(moderator.client.done(addPerson, { body: { name: 'Too late' } })).rejects.toThrow()
  readiness.write('\r\n')
  expect(await wholeAnswer(readiness)).toMatch(/^HTTP\/1\.1 503[\s\S]*"code":"unready"/)
  inHand.write(body.slice(5))
  expect(await wholeAnswer(inHand)).toMatch(/^HTTP\/1\.1 201/)

  expect(await server.exited).toBe(0)
  expect(await database.collection('people').countDocuments({ name: /In hand|Too late/ })).toBe(1)
  expect(server.errors()).toEqual([])
})

test('[S5] sockets are told to go when it stops', async () => {
  const server = await startServer()
  const live = await goLive(aVisitor(server))
  live.socket.io.reconnection(false)
  const gone = new Promise((resolve) => live.socket.once('disconnect', resolve))
  expect(await server.stop()).toBe(0)
  expect(await gone).toMatch(/transport close|io server disconnect/)
})

/** A request whose head is not finished yet, so that the server has it in hand. */
const openRequest = async (server: Server, head: readonly string[]): Promise<Socket> => {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`${head.join('\r\n')}\r\nHost: 127.0.0.1:${server.port}\r\n`)
  return socket
}

const wholeAnswer = async (socket: Socket): Promise<string> => {
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => pieces.push(piece))
  await once(socket, 'close')
  return Buffer.concat(pieces).toString()
}
