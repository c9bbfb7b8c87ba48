import { type LiveSocket, type News, Watching } from '@rollcall/client/live/Watching.ts'
import { withFrame } from '@rollcall/client/men/newer.ts'

import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { io } from 'socket.io-client'
import { afterAll } from 'vitest'
import type { Client } from './client.ts'
import { type Ready, shared, untilDone } from './insistent.ts'

const open = new Set<LiveSocket>()
afterAll(() => {
  for (const socket of open) socket.disconnect()
})

/**
 * A man's page as a browser keeps it: what was fetched, changed in place by frames, and fetched again when it is told to
 * be or the line was away. Line and frames are the client's own code.
 */
export class Screen {
  readonly live = new Watching(() => void this.read())
  /** Versions that came after a higher one in one connection. */
  readonly fallen: Changed[] = []
  readonly #socket: LiveSocket
  readonly #page: Ready
  /** How many frames it was told. */
  frames = 0
  #shown: readonly Identification[] = []

  constructor(client: Client, subjectId: string, ready: Ready) {
    this.#socket = io(client.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: client.cookie(), origin: client.url },
      reconnectionDelayMax: 1_000,
    })
    open.add(this.#socket)
    this.#judgeOrder()
    this.#page = shared(async () => {
      const page = await untilDone(client, getSubject, { params: { subjectId } }, ready)
      this.#shown = page.identifications
    })
    void this.read()
    this.live.attach(this.#socket)
    this.live.watch(`subject:${subjectId}` as never, (news) => this.#take(news))
  }

  /** Breaks the line; it is made again at once. */
  shake(): void {
    this.#socket.io.engine.close()
  }

  /** Resolves when the line is there. */
  async isLive(): Promise<void> {
    if (this.live.state() === 'live') return
    await new Promise<void>((live) => this.#socket.once('connect', live))
  }

  /** Nobody looks any more. */
  close(): void {
    this.#socket.disconnect()
  }

  async read(): Promise<void> {
    await this.#page()
  }

  /** How many answers each name has here, and which ones where that may be seen. */
  shows(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.#shown.map(({ id, answered, tally }) => [id, { answered, tally }]),
    )
  }

  #take(news: News): void {
    if (news.kind === 'identification') this.#shown = this.#shown.map((one) => withFrame(one, news))
    else void this.read()
  }

  #judgeOrder(): void {
    let highest = new Map<string, number>()
    this.#socket.on('connect', () => (highest = new Map()))
    this.#socket.on('changed', (frame) => {
      this.frames += 1
      if (frame.kind !== 'identification') return
      if (frame.version < (highest.get(frame.id) ?? 0)) this.fallen.push(frame)
      highest.set(frame.id, frame.version)
    })
  }
}
