import type {
  Changed,
  ClientToServer,
  Presence,
  ServerToClient,
  VoteAnswer,
  WatchAnswer,
} from '@rollcall/contract/realtime.ts'
import { io, type Socket } from 'socket.io-client'
import { afterAll } from 'vitest'
import type { Client, Plain } from './client.ts'

type Vote = Parameters<ClientToServer['vote:cast']>[0]

/** Everything that came over the wire, answers included: what an onlooker at this end could read. */
export interface Frame {
  readonly event: string
  readonly value: unknown
}

const LONGEST_WAIT_MS = 60_000
const open = new Set<Socket>()
afterAll(() => {
  for (const socket of open) socket.disconnect()
})

/** One open page: a real socket with the cookies of `client`. */
export class Live {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly frames: Frame[] = []
  private readonly listeners = new Set<(frame: Frame) => void>()

  constructor(client: Client, headers: Readonly<Record<string, string>> = {}) {
    this.socket = io(client.url, {
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      extraHeaders: { cookie: client.cookie(), origin: client.url, ...headers },
    })
    open.add(this.socket)
    this.socket.io.on('packet', (packet) => {
      const [event, value] = Array.isArray(packet.data) ? packet.data : [undefined, packet.data]
      const named = packet.id === undefined
      const frame = named ? { event: String(event), value } : { event: 'ack', value: event }
      this.frames.push(frame)
      for (const listener of this.listeners) listener(frame)
    })
  }

  /** Calls back for every frame as it comes. */
  onFrame(listener: (frame: Frame) => void): void {
    this.listeners.add(listener)
  }

  async connect(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve).once('connect_error', reject).connect()
    })
    return this
  }

  watch(topic: string): Promise<WatchAnswer> {
    return this.socket.timeout(LONGEST_WAIT_MS).emitWithAck('watch', { topic })
  }

  unwatch(topic: string): Promise<WatchAnswer> {
    return this.socket.timeout(LONGEST_WAIT_MS).emitWithAck('unwatch', { topic })
  }

  cast(vote: Plain<Vote>): Promise<VoteAnswer> {
    return this.socket.timeout(LONGEST_WAIT_MS).emitWithAck('vote:cast', vote as Vote)
  }

  /** `changed` frames so far, oldest first. */
  changes(): readonly Changed[] {
    return this.frames
      .filter(({ event }) => event === 'changed')
      .map(({ value }) => value as Changed)
  }

  presences(): readonly Presence[] {
    return this.frames
      .filter(({ event }) => event === 'presence')
      .map(({ value }) => value as Presence)
  }

  /** Waits for the frame after which `found` gives something; looks again at every frame. */
  until<Found>(
    found: () => Found | undefined | null | false,
    what = 'what was awaited',
  ): Promise<Found> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        this.listeners.delete(look)
        clearTimeout(limit)
        settle()
      }
      const look = () => {
        const value = found()
        if (value) done(() => resolve(value))
      }
      const limit = setTimeout(() => {
        const last = JSON.stringify(this.frames.slice(-5))
        done(() => reject(new Error(`${what} did not come. The last frames: ${last}`)))
      }, LONGEST_WAIT_MS)
      this.listeners.add(look)
      look()
    })
  }

  /** Waits for a `changed` frame, among those that came already too. */
  untilChanged<Kind extends Changed['kind']>(
    kind: Kind,
    is: (frame: Extract<Changed, { kind: Kind }>) => boolean = () => true,
  ): Promise<Changed> {
    const fits = (frame: Changed) =>
      frame.kind === kind && is(frame as Extract<Changed, { kind: Kind }>)
    return this.until(() => this.changes().findLast(fits), `a change of ${kind}`)
  }

  close(): void {
    open.delete(this.socket)
    this.socket.disconnect()
  }
}

export const goLive = (client: Client): Promise<Live> => new Live(client).connect()
