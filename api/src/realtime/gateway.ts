import type { Server as HttpServer } from 'node:http'
import { socketVoteBody, watchBody } from '@rollcall/contract/realtime.ts'
import { Gauge } from 'prom-client'
import { Server } from 'socket.io'
import type { z } from 'zod'
import type { AccountChange } from '../accounts/account.watch.ts'
import type { Asking } from '../accounts/viewers.ts'
import { viewIdentification } from '../cases/case.view.ts'
import { answerIdentification } from '../cases/voting.service.ts'
import { mirrorsHear, mirrorsMissed } from '../platform/database/mirror.ts'
import { keyedAct } from '../platform/database/once.ts'
import { isSilent } from '../platform/database/pulse.ts'
import { isOwnOrigin } from '../platform/http/origin.ts'
import { phaseNow } from '../platform/lifecycle.ts'
import { log } from '../platform/log.ts'
import { refuse } from '../platform/refusal.ts'
import { diskFull, isDiskFull } from '../platform/reserve.ts'
import { narrowedBy, readNarrowed } from '../platform/view.ts'
import { accountOf, moderator, type Viewer } from '../platform/viewer.ts'
import { Bounds, MOST_TOPICS } from './bounds.ts'
import { Broadcast } from './broadcast.ts'
import { openBus } from './bus.ts'
import { Coalescer } from './coalesce.ts'
import { bindEvent, refuseTooMany } from './events.ts'
import { keyOf, Owners } from './owners.ts'
import { Presence } from './presence.ts'
import { type Live, type LiveSocket, roomOf } from './sockets.ts'
import { admitToTopic, isAdmitted, isRestrictable, mayStayIn } from './topics.ts'

export interface GatewayParts {
  readonly dataDir: string
  readonly own: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly whoAsks: (headers: Headers) => Promise<Asking>
  /** Calls back whenever a session or an account changed, here or elsewhere. */
  readonly onAccountChange: (listener: (change: AccountChange) => void) => () => void
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
    (event) => {
      // First what is kept in memory: whoever is told asks for it.
      mirrorsHear(event)
      if (event.collection === 'outbox') narrowedBy(event.document ?? {})
      if (event.collection === 'presence') presence.heard(event.id)
      else broadcast.heard(event)
    },
    () => {
      mirrorsMissed()
      readNarrowed().catch((error) => log.warn({ err: error }, 'what devices may keep: not known'))
      broadcast.all()
    },
  )
  const begun = new WeakSet<LiveSocket['conn']>()
  io.use((socket, next) => {
    // Our clients begin once on a line; begun over and over, each beginning would have bounds of its own.
    if (begun.has(socket.conn)) return socket.conn.close()
    begun.add(socket.conn)
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' })
    parts.whoAsks(headers).then((asking) => {
      socket.data = { headers, ...asking }
      next()
    }, next)
  })
  const owners = new Owners()
  const welcoming = { presence, broadcast, bounds, owners, ...parts }
  io.on('connection', (socket) => welcome(socket as LiveSocket, welcoming))
  // What changes again while it is asked about is asked about once more, after it.
  const changes = new Coalescer(
    (key) => reauthorise(owners.of(key), welcoming),
    () => 0,
  )
  const forget = parts.onAccountChange((change) => changes.mark(keyOf(change)))
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
  readonly owners: Owners
}

const welcome = (socket: LiveSocket, parts: Welcoming): void => {
  const { presence, broadcast, bounds, owners } = parts
  const share = bounds.shareOf(socket)
  owners.note(socket, socket.data)
  refuseTooMany(socket, share)
  const bind = <S extends z.ZodType>(
    event: string,
    schema: S,
    handle: (body: z.output<S>) => Promise<object>,
  ): void => bindEvent(socket, event, schema, (body) => share.inTurn(() => handle(body)))
  const asking = async (): Promise<Viewer> => {
    await askAgain(socket, parts)
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
    if (isRestrictable(room, viewer)) await admitToTopic(topic, viewer).catch(leaving(socket, room))
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
    if (isDiskFull(parts.dataDir) === 'gone') throw diskFull()
    const keyed = key
      ? keyedAct(by.id, key, { act: 'castVote', params: { identificationId }, body })
      : null
    await answerIdentification(by, identificationId, body, keyed)
    return { identification: await viewIdentification(by, identificationId) }
  })
  socket.on('disconnecting', () => {
    owners.forget(socket)
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

/** Asks for each of these connections again who it is. */
const reauthorise = async (sockets: readonly LiveSocket[], parts: Welcoming): Promise<void> => {
  for (const socket of sockets) {
    try {
      await askAgain(socket, parts)
    } catch (error) {
      log.warn({ err: error }, 'could not tell who a connection is: it is closed')
      socket.disconnect(true)
    }
  }
}

/** Asks who a connection is now, and takes it out of where it may not be any more. */
const askAgain = async (
  socket: LiveSocket,
  { owners, presence, whoAsks }: Welcoming,
): Promise<void> => {
  const before = socket.data.viewer
  const asking = await whoAsks(socket.data.headers)
  const { viewer } = asking
  if (viewer === before || !socket.connected) return
  owners.note(socket, asking)
  // Its session has ended. Whoever still looks comes back as a visitor.
  if (before.kind === 'account' && viewer.kind === 'visitor') return void socket.disconnect(true)
  const sawAll = moderator(before) && !moderator(viewer)
  for (const room of socket.rooms) {
    const asks = sawAll && isRestrictable(room, viewer)
    if (asks ? await isAdmitted(room, viewer) : mayStayIn(room, viewer)) continue
    await socket.leave(room)
    presence.left(room)
  }
}
