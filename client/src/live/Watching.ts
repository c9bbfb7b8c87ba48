import type {
  Changed,
  ClientToServer,
  Presence,
  ServerToClient,
  Topic,
  VoteAnswer,
} from '@rollcall/contract/realtime.ts'
import type { Socket } from 'socket.io-client'
import { newestOnly } from './newestOnly.ts'
import { pauseAsked } from './pause.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type LiveState = 'starting' | 'live' | 'away'
export type VoteSent = Parameters<ClientToServer['vote:cast']>[0]
/** What changed under a topic; or that something may have, between reading and watching: nobody knows what. */
export type News = Changed | { readonly topic: string; readonly kind: 'missed' }
type Listener = (news: News) => void

/** How long a broken line may be mended before anybody is told. */
const patience = 3_000
/** How long an acknowledgement may take. */
const silence = 5_000
/** When the server itself ends a connection, as it does before it stops, the library leaves trying again to us. */
const comeBackAfter = 1_000

/**
 * Who watches what, whether or not a socket is there yet. A topic is watched at the server from its first listener to its
 * last; after a reconnect all are watched again and `onReturn` is called, because what came meanwhile is missing.
 */
export class Watching {
  readonly #onReturn: () => void
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #counts = new Map<string, number>()
  readonly #readers = new Set<() => void>()
  #isNews = newestOnly()
  /** Topics about which the server is to be asked again, because it was asked too often. */
  readonly #later = new Map<string, ReturnType<typeof setTimeout>>()
  #socket: LiveSocket | null = null
  #state: LiveState = 'starting'
  #missed = false
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn
  }

  attach(socket: LiveSocket): void {
    this.#socket = socket
    socket.on('connect', () => this.#connected())
    socket.on('connect_error', () => this.lost())
    socket.on('disconnect', (reason) => {
      this.lost()
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), comeBackAfter)
    })
    socket.on('changed', (frame) => this.#changed(frame))
    socket.on('presence', (frame) => this.#present(frame))
    if (socket.connected) this.#connected()
  }

  /** Signing in or out changes what may be watched: the socket takes the new session. */
  renew(): void {
    this.#socket?.disconnect().connect()
  }

  /**
   * Casts a vote over the socket. Null where there is none or it stays silent: then nobody knows whether it arrived, and it
   * may be sent another way with the same key.
   */
  async cast(vote: VoteSent): Promise<VoteAnswer | null> {
    const socket = this.#socket
    if (!socket?.connected) return null
    return socket
      .timeout(silence)
      .emitWithAck('vote:cast', vote)
      .catch(() => null)
  }

  watch(topic: Topic, listener: Listener): () => void {
    const those = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, those.add(listener))
    if (those.size === 1) void this.#ask('watch', topic)
    return () => {
      if (!those.delete(listener) || those.size > 0) return
      this.#listeners.delete(topic)
      this.#counts.delete(topic)
      void this.#ask('unwatch', topic)
    }
  }

  readonly state = (): LiveState => this.#state

  readonly present = (topic: Topic): number | null => this.#counts.get(topic) ?? null

  /** For whoever shows the state or a count; listeners of a topic come by `watch`. */
  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => void this.#readers.delete(reader)
  }

  #connected(): void {
    // It may be another process, with a clock of its own; what was missed is read anew anyway.
    this.#isNews = newestOnly()
    const watched = [...this.#listeners.keys()].map((topic) => this.#ask('watch', topic))
    // Only what is read after the server has begun to watch misses nothing.
    if (this.#missed) void Promise.all(watched).then(() => this.#onReturn())
    this.#missed = false
    this.#become('live')
  }

  /** Nothing gets through: told when it lasts. What came meanwhile is missing, also where nothing ever did get through. */
  lost(): void {
    this.#missed = true
    this.#waiting ??= setTimeout(() => this.#become('away'), patience)
  }

  #become(state: LiveState): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    if (this.#state === state) return
    this.#state = state
    this.#tell()
  }

  #changed(frame: Changed): void {
    if (this.#isNews(frame)) this.#hear(frame)
  }

  #hear(news: News): void {
    for (const listener of this.#listeners.get(news.topic) ?? []) listener(news)
  }

  #present({ topic, count }: Presence): void {
    if (!this.#listeners.has(topic)) return
    this.#counts.set(topic, count)
    this.#tell()
  }

  #tell(): void {
    for (const reader of this.#readers) reader()
  }

  /** Resolves when it is acknowledged, or was lost. What changed between reading and watching is read again. */
  async #ask(what: 'watch' | 'unwatch', topic: string, isLate = false): Promise<void> {
    clearTimeout(this.#later.get(topic))
    this.#later.delete(topic)
    const socket = this.#socket
    if (!socket?.connected) return
    const missed = this.#missed
    const answer = await socket
      .timeout(silence)
      .emitWithAck(what, { topic })
      .catch(() => null)
    const pause = answer?.ok === false ? pauseAsked(answer.problem) : null
    if (pause !== null) this.#askLater(topic, pause)
    else if (answer?.ok && (answer.recent || isLate) && !missed)
      this.#hear({ topic, kind: 'missed' })
  }

  /** Asks for what is meant by then. What came while nobody watched is missing. */
  #askLater(topic: string, pause: number): void {
    clearTimeout(this.#later.get(topic))
    const ask = () => void this.#ask(this.#listeners.has(topic) ? 'watch' : 'unwatch', topic, true)
    this.#later.set(topic, setTimeout(ask, pause))
  }
}
