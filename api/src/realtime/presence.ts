import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import { Coalescer } from './coalesce.ts'
import { type Live, socketsIn } from './sockets.ts'

/** How many people look at a topic through one process. */
interface PresenceRow {
  /** `processId|topic`. */
  _id: string
  topic: string
  count: number
  at: Date
}

const BEAT_MS = 15_000
const GONE_MS = 45_000
const SETTLE_MS = 150

const presenceSchema = new Schema<PresenceRow>(
  {
    _id: { type: String, required: true },
    topic: { type: String, required: true, index: true },
    count: { type: Number, required: true },
    at: { type: Date, required: true, expires: GONE_MS / 1000 },
  },
  documentOf('presence'),
)
export const Presences = modelOf('Presence', presenceSchema)

/** Counts people per topic across all processes; what a killed one counted is forgotten after 45 s. */
export class Presence {
  readonly #io: Live
  readonly #process = randomUUID()
  readonly #mine = new Set<string>()
  readonly #told = new Map<string, number>()
  readonly #write = new Coalescer(
    (topic) => this.#writeOwn(topic),
    () => SETTLE_MS,
  )
  readonly #tell = new Coalescer(
    (topic) => this.#tellCount(topic),
    () => SETTLE_MS,
  )
  readonly #beat: NodeJS.Timeout

  constructor(io: Live) {
    this.#io = io
    this.#beat = setInterval(() => {
      for (const topic of this.#mine) this.#write.mark(topic)
    }, BEAT_MS)
  }

  /** Somebody came to a topic here: he is told how many look, also where they are as many as before. */
  came(topic: string): void {
    this.#told.delete(topic)
    this.#write.mark(topic)
  }

  /** Somebody left a topic here. */
  left(topic: string): void {
    this.#write.mark(topic)
  }

  /** A row changed, here or in another process. */
  heard(rowId: string): void {
    this.#tell.mark(rowId.slice(rowId.indexOf('|') + 1))
  }

  async count(topic: string): Promise<number> {
    const since = new Date(Date.now() - GONE_MS)
    const rows = await rawOf(Presences)
      .find({ topic, at: { $gt: since } })
      .toArray()
    return rows.reduce((sum, row) => sum + row.count, 0)
  }

  async close(): Promise<void> {
    clearInterval(this.#beat)
    await rawOf(Presences)
      .deleteMany({ _id: { $regex: `^${this.#process}` } })
      .catch((error) => log.warn({ err: error }, 'presence stays until it expires'))
  }

  async #writeOwn(topic: string): Promise<void> {
    const count = peopleIn(this.#io, topic)
    const _id = `${this.#process}|${topic}`
    if (count === 0) {
      this.#mine.delete(topic)
      this.#told.delete(topic)
      await rawOf(Presences).deleteOne({ _id })
      return
    }
    this.#mine.add(topic)
    await rawOf(Presences).updateOne(
      { _id },
      { $set: { topic, count, at: new Date() } },
      { upsert: true },
    )
  }

  async #tellCount(topic: string): Promise<void> {
    if (!this.#io.sockets.adapter.rooms.has(topic)) return
    const count = await this.count(topic)
    if (this.#told.get(topic) === count) return
    this.#told.set(topic, count)
    this.#io.to(topic).emit('presence', { topic, count })
  }
}

/** People, not windows: an account counts once however many it has open. */
const peopleIn = (io: Live, topic: string): number =>
  new Set(
    socketsIn(io, topic).map(({ id, data }) =>
      data.viewer.kind === 'account' ? data.viewer.id : id,
    ),
  ).size
