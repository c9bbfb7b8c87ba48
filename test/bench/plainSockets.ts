import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** A bare ws server: every text that its parent sends it goes to every connection, and nothing else. */
const server: WebSocketServer = new WebSocketServer(
  { port: 0, host: '127.0.0.1', perMessageDeflate: false },
  () => process.send?.({ port: (server.address() as AddressInfo).port }),
)
process.on('message', (text: string) => {
  const bytes = Buffer.from(text)
  for (const socket of server.clients as Set<WebSocket>) socket.send(bytes, { binary: false })
})
