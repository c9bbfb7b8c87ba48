import type { Server as HttpServer } from 'node:http'
import { socketVoteBody, watchBody } from '@rollcall/contract/realtime.ts'
import { Gauge } from 'prom-client'
import { Server } from 'socket.io'
import type { z } from 'zod'
import { viewIdentification } from '../cases/case.view.ts'
import { answerIdentification } from '../cases/voting.service.ts'
import { keyedAct } from '../platform/database/once.ts'
import { isSilent } from '../platform/database/pulse.ts'
import { isOwnOrigin } from '../platform/http/origin.ts'
import { phaseNow } from '../platform/lifecycle.ts'
import { log } from '../platform/log.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, moderator, type Viewer } from '../platform/viewer.ts'
import { Bounds, MOST_TOPICS } from './bounds.ts'
import { Broadcast } from './broadcast.ts'
import { openBus } from './bus.ts'
import { bindEvent, refuseTooMany } from './events.ts'
import { Presence } from './presence.ts'
import { type Live, type LiveSocket, roomOf } from './sockets.ts'
import { admitToTopic, isAdmitted, isRestrictable, mayStayIn } from './topics.ts'

export interface GatewayParts {
  readonly own: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly viewerOf: (headers: Headers) => Promise<Viewer>
  /** Calls back whenever a session or an account changed, here or elsewhere. */
  readonly onAccountChange: (listener: () => void) => () => void
  /** Called where something that was public may not be any more. */
  readonly onRestricted: () => void
}

const MOST_BYTES = 16_384

/** The sockets of this process, on the same port as its pages. */
export const openGateway = (server: HttpServer, parts: GatewayParts) => {
  const bounds = new Bounds(parts.trustedProxies)
  const io: Live = new Server(server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    allowRequest: async (request, decide) => {
      const mayCome = phaseNow() === 'ok' && !isSilent() && isOwnOrigin(request, parts.own)
      decide(null, mayCome && (await bounds.admits(request)))
    },
  })
  io.engine.on('connection', (line: LiveSocket['conn']) => bounds.opened(line))
  countConnections(io)
  const presence = new Presence(io)
  const broadcast = new Broadcast(io, { left: (topic) => presence.left(topic), ...parts })
  const bus = openBus(
    (event) =>
      event.collection === 'presence' ? presence.heard(event.id) : broadcast.heard(event),
    () => broadcast.all(),
  )
  const begun = new WeakSet<LiveSocket['conn']>()
  io.use((socket, next) => {
    // Our clients begin once on a line; begun over and over, each beginning would have bounds of its own.
    if (begun.has(socket.conn)) return socket.conn.close()
    begun.add(socket.conn)
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' })
    parts.viewerOf(headers).then((viewer) => {
      socket.data = { headers, viewer }
      next()
    }, next)
  })
  io.on('connection', (socket) =>
    welcome(socket as LiveSocket, { presence, broadcast, bounds, ...parts }),
  )
  const forget = parts.onAccountChange(() => void reauthorise(io, parts, presence))
  return {
    close: async () => {
      forget()
      await bus.close()
      await presence.close()
      await io.close()
    },
  }
}

const countConnections = (io: Live): Gauge =>
  new Gauge({
    name: 'rollcall_sockets',
    help: 'Connections of this process.',
    collect() {
      this.set(io.sockets.sockets.size)
    },
  })

interface Welcoming extends GatewayParts {
  readonly presence: Presence
  readonly broadcast: Broadcast
  readonly bounds: Bounds
}

const welcome = (
  socket: LiveSocket,
  { presence, broadcast, bounds, ...parts }: Welcoming,
): void => {
  const share = bounds.shareOf(socket)
  refuseTooMany(socket, share)
  const bind = <S extends z.ZodType>(
    event: string,
    schema: S,
    handle: (body: z.output<S>) => Promise<object>,
  ): void => bindEvent(socket, event, schema, (body) => share.inTurn(() => handle(body)))
  const asking = async (): Promise<Viewer> => {
    socket.data.viewer = await parts.viewerOf(socket.data.headers)
    return socket.data.viewer
  }
  bind('watch', watchBody, async ({ topic }) => {
    if (socket.rooms.size > MOST_TOPICS && !socket.rooms.has(roomOf(topic, socket.data.viewer)))
      throw refuse('too-many', { detail: `A connection watches ${MOST_TOPICS} topics at most.` })
    const viewer = await asking()
    const led = await admitToTopic(topic, viewer)
    const room = roomOf(topic, viewer)
    // Whoever went meanwhile leaves no room any more.
    if (socket.connected) await socket.join(room)
    // It may have been restricted between the question and his coming.
    if (isRestrictable(room)) await admitToTopic(topic, viewer).catch(leaving(socket, room))
    presence.came(topic)
    const recent = broadcast.isRecent(led.mergedInto ? `subject:${led.mergedInto}` : room)
    return { topic, count: await presence.count(topic), recent, ...led }
  })
  bind('unwatch', watchBody, async ({ topic }) => {
    await socket.leave(roomOf(topic, socket.data.viewer))
    presence.left(topic)
    return { topic }
  })
  bind('vote:cast', socketVoteBody, async ({ identificationId, key, ...body }) => {
    const by = accountOf(await asking())
    const keyed = key
      ? keyedAct(by.id, key, { act: 'castVote', params: { identificationId }, body })
      : null
    await answerIdentification(by, identificationId, body, keyed)
    return { identification: await viewIdentification(by, identificationId) }
  })
  socket.on('disconnecting', () => {
    // The rooms are left right after this.
    const rooms = [...socket.rooms]
    setImmediate(() => {
      for (const room of rooms) if (room !== socket.id) presence.left(room)
    })
  })
}

const leaving =
  (socket: LiveSocket, room: string) =>
  async (refusal: unknown): Promise<never> => {
    await socket.leave(room)
    throw refusal
  }

/** Asks for every connection again who it is, and takes it out of where it may not be any more. */
const reauthorise = async (io: Live, parts: GatewayParts, presence: Presence): Promise<void> => {
  for (const socket of io.sockets.sockets.values() as Iterable<LiveSocket>) {
    try {
      const before = socket.data.viewer
      const viewer = await parts.viewerOf(socket.data.headers)
      socket.data.viewer = viewer
      if (before.kind === 'account' && viewer.kind === 'visitor') {
        // Its session has ended. Whoever still looks comes back as a visitor.
        socket.disconnect(true)
        continue
      }
      const sawAll = moderator(before) && !moderator(viewer)
      for (const room of socket.rooms) {
        const asks = sawAll && isRestrictable(room)
        if (asks ? await isAdmitted(room, viewer) : mayStayIn(room, viewer)) continue
        await socket.leave(room)
        presence.left(room)
      }
    } catch (error) {
      log.warn({ err: error }, 'could not tell who a connection is: it is closed')
      socket.disconnect(true)
    }
  }
}
