import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { isSilent, noAnswer, onSilence } from '../database/pulse.ts'
import { problemOf, type Refusal, refuse } from '../refusal.ts'
import { settings } from '../settings.ts'

/** No byte of a body for so long, and nobody sends it any more. */
const IDLE_MS = settings.BODY_IDLE_SECONDS * 1_000
/** A body of ours, at most 256 kB, is there by then also from a slow telephone; uploads take what time they take. */
const WHOLE_MS = settings.BODY_SECONDS * 1_000
const LOOK_MS = 250
/** What is nearly there when the process stops may come to its end. */
const LAST_MS = 1_000
/** While the database is silent, so long a request that may need none has. */
const ALONE_MS = 1_000

interface InHand {
  readonly request: IncomingMessage
  readonly since: number
  bytes: number
  /** When its last byte came. */
  heardAt: number
}

export interface Lines {
  /** Ends every connection: what is idle at once, what is half open or read slowly after a second, what is at work when it is done. */
  close(): Promise<void>
}

/** Watches over the lines of a server, so that no request waits without end and nothing half open holds up its stop ([S5]). */
export const watchLines = (server: Server): Lines => {
  const sockets = new Set<Socket>()
  const open = new Map<ServerResponse, InHand>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (request, response) => {
    const now = performance.now()
    open.set(response, { request, since: now, bytes: request.socket.bytesRead, heardAt: now })
    response.once('close', () => open.delete(response))
  })
  const forget = onSilence(() => refuseWaiting(open, 0))
  const looking = setInterval(() => {
    endStalled(open)
    if (isSilent()) refuseWaiting(open, ALONE_MS)
  }, LOOK_MS)
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection whose last request is answered now must not hold the stop up.
      server.keepAliveTimeout = 1
      server.closeIdleConnections()
      const ending = setTimeout(() => endHalfOpen(sockets, open), LAST_MS)
      // Who reads an answer slowly that began only now.
      const sweeping = setInterval(() => endHalfOpen(sockets, open), 2 * LAST_MS)
      await closed
      clearTimeout(ending)
      for (const timer of [sweeping, looking]) clearInterval(timer)
      forget()
    },
  }
}

const endStalled = (open: ReadonlyMap<ServerResponse, InHand>): void => {
  const now = performance.now()
  for (const [response, line] of open) {
    const { request } = line
    if (request.complete) continue
    const { bytesRead } = request.socket
    // Where we have not taken what came, nobody else is to blame.
    const isOurs = request.readableLength >= request.readableHighWaterMark
    if (isOurs || bytesRead !== line.bytes) line.heardAt = now
    line.bytes = bytesRead
    const late = !isUpload(request) && now - line.since > WHOLE_MS
    if (late || now - line.heardAt > IDLE_MS) end(response, refuse('request.stalled'))
  }
}

const isUpload = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/api/uploads')

const refuseWaiting = (open: ReadonlyMap<ServerResponse, InHand>, since: number): void => {
  const now = performance.now()
  for (const [response, line] of open)
    if (line.request.complete && !response.headersSent && now - line.since >= since)
      answer(response, noAnswer(), {})
}

const endHalfOpen = (
  sockets: ReadonlySet<Socket>,
  open: ReadonlyMap<ServerResponse, InHand>,
): void => {
  const busy = new Set<Socket>()
  for (const [response, { request }] of open) {
    busy.add(request.socket)
    if (!request.complete) end(response, stopping())
    else if (response.headersSent) response.destroy()
  }
  for (const socket of sockets) if (!busy.has(socket)) socket.destroy()
}

const stopping = (): Refusal =>
  refuse('unready', { detail: 'The server is stopping.', retryAfterSeconds: 1 })

/** Of a request whose body is not there: in words where none were said, and then the line is closed. */
const end = (response: ServerResponse, refusal: Refusal): void => {
  if (response.headersSent) response.destroy()
  else answer(response, refusal, { Connection: 'close' })
}

const answer = (
  response: ServerResponse,
  refusal: Refusal,
  headers: Readonly<Record<string, string>>,
): void => {
  const problem = problemOf(refusal, String(response.getHeader('X-Request-Id') ?? ''))
  const seconds = refusal.extra.retryAfterSeconds
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    ...(seconds !== undefined && { 'Retry-After': String(seconds) }),
    ...headers,
  })
  response.end(JSON.stringify(problem))
}
