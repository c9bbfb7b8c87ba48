import { once } from 'node:events'
import { beforeAll, expect, test } from 'vitest'
import { aContributor, aVisitor } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive, Live } from '../support/socket.ts'
import { oddFrames } from './oddities.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

/** Whoever comes afterwards is served as ever. */
const expectWell = async (): Promise<void> => {
  const live = await goLive(aVisitor(server))
  expect(await live.watch('wall')).toMatchObject({ ok: true })
  live.close()
  expect(server.errors()).toEqual([])
}

test('[S3] frames that are no protocol end at most their own connection', async () => {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  for (const frame of oddFrames) {
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
  const { status } = await aVisitor(server).send(path)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
})

test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])(
  '[S2] a socket from a page of %s is refused',
  async (origin) => {
    const { client } = await aContributor(server)
    const live = new Live(client, { origin })
    await expect(live.connect()).rejects.toThrow()
    live.close()
    await expectWell()
  },
)
