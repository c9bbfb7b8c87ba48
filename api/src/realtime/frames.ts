import type { Changed } from '@rollcall/contract/realtime.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import { sendCases } from './cases.ts'
import { Coalescer, tickOf } from './coalesce.ts'
import type { KnownMen } from './knownMen.ts'
import { Recent } from './recent.ts'
import { type Live, socketsIn } from './sockets.ts'

type Simple = Extract<
  Changed,
  { kind: 'subject' | 'still' | 'document' | 'queue' | 'ingest' | 'account' }
>

type Learnt = Pick<Simple, 'mergedInto'>

export type FilmNow = Pick<FilmDoc, 'version' | 'state' | 'progress' | 'restricted'>

/** Sends to the sockets of this process that something is another, each thing once a tick however often it was marked. */
export class Frames {
  readonly #io: Live
  readonly #men: KnownMen
  readonly #left: (topic: string) => void
  readonly #subjects = new Coalescer(
    (subjectId) => this.#sendSubject(subjectId),
    (subjectId) => tickOf(this.#watchers(`subject:${subjectId}`)),
  )
  readonly #simple = new Coalescer(
    (key) => this.#sendSimple(key),
    (key) => tickOf(this.#watchers(roomOf(key))),
  )
  readonly #newest = new Map<string, Simple>()
  readonly #news = new Recent()
  #latest = 0

  /** `left` is told the topic that somebody was taken out of. */
  constructor(io: Live, men: KnownMen, left: (topic: string) => void) {
    this.#io = io
    this.#men = men
    this.#left = left
  }

  /** Whether something under a room's topic changed so lately that who begins to watch now may have read what was before. */
  isRecent(room: string): boolean {
    return this.#news.has(room)
  }

  /** Rooms in which somebody is. */
  rooms(): string[] {
    return [...this.#io.sockets.adapter.rooms.keys()]
  }

  /** The ids of what somebody looks at here. */
  watched<Id extends string>(kind: 'still' | 'subject'): Id[] {
    return this.rooms().flatMap((room) =>
      room.startsWith(`${kind}:`) ? [room.slice(kind.length + 1) as Id] : [],
    )
  }

  /** A man's cases, as each who looks at him may know them. */
  markCases(subjectId: string): void {
    this.#news.note(`subject:${subjectId}`)
    this.#subjects.mark(subjectId)
  }

  /** Things without a snapshot: that they changed is all that is said, and whoever cares asks. */
  mark(topic: string, kind: Simple['kind'], id: string, more: Learnt = {}): void {
    this.#markIn(topic, topic, kind, id, more)
  }

  /** The same to one account alone, in a room of its own. */
  markAccount(accountId: string): void {
    this.#markIn(`me:${accountId}`, 'me', 'account', accountId)
  }

  /** How a film stands, at once. */
  film(id: string, { version, state, progress, restricted }: FilmNow): void {
    const topic = `film:${id}`
    this.#news.note(topic)
    if (restricted) this.sendAway(topic)
    this.#io.to(topic).emit('changed', { topic, kind: 'film', id, version, state, progress })
  }

  /** Tells whoever may not see it any more that it is gone, and nothing after that ([A9]). */
  sendAway(room: string, mayStay: (viewer: Viewer) => boolean = moderator): void {
    const [, id = ''] = room.split(':')
    for (const socket of socketsIn(this.#io, room)) {
      if (mayStay(socket.data.viewer)) continue
      socket.emit('changed', { topic: room, kind: 'gone', id, version: this.#clock() })
      void socket.leave(room)
      this.#left(room)
    }
  }

  #watchers(room: string): number {
    return this.#io.sockets.adapter.rooms.get(room)?.size ?? 0
  }

  #markIn(room: string, topic: string, kind: Simple['kind'], id: string, more: Learnt = {}): void {
    this.#news.note(room)
    const key = keyOf(id, room)
    // What was learnt and has not been told yet is not lost by what follows it.
    const learnt = { ...this.#newest.get(key), ...more }
    this.#newest.set(key, { ...learnt, topic, kind, id, version: this.#clock() })
    this.#simple.mark(key)
  }

  /** Milliseconds since 1970, never less than before: versions only grow ([V7]). */
  #clock(): number {
    this.#latest = Math.max(this.#latest, Date.now())
    return this.#latest
  }

  async #sendSimple(key: string): Promise<void> {
    const frame = this.#newest.get(key)
    this.#newest.delete(key)
    if (!frame) return
    const room = roomOf(key)
    const [kind, id = ''] = room.split(':')
    this.#io.to(room).emit('changed', frame)
    if (kind !== 'subject') return
    for (const topic of await this.#oldTopics(id))
      this.#io.to(topic).emit('changed', { ...frame, topic })
  }

  async #sendSubject(subjectId: string): Promise<void> {
    for (const topic of [`subject:${subjectId}`, ...(await this.#oldTopics(subjectId))])
      await sendCases(this.#io, subjectId, topic)
  }

  /** Where those listen who came by the address of somebody joined with this man: they hear of him too ([K3]). */
  async #oldTopics(subjectId: string): Promise<string[]> {
    if (this.#io.sockets.adapter.rooms.size === 0) return []
    const joined = await this.#men.joinedWith(subjectId)
    return joined.map((id) => `subject:${id}`).filter((topic) => this.#watchers(topic) > 0)
  }
}

const keyOf = (id: string, room: string): string => `${id}>${room}`

const roomOf = (key: string): string => key.slice(key.indexOf('>') + 1)
