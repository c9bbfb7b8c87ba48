import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { fromNow } from '../platform/database/clock.ts'
import { documentOf, modelOf, rawOf, required } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import { Coalescer } from './coalesce.ts'
import { type Live, socketsIn } from './sockets.ts'

/** How many people look at a topic through one process. */
interface PresenceRow {
  /** `process|topic`. */
  _id: string
  topic: string
  count: number
  process: string
}

/** A process that counts people, and when it last said that it lives. */
interface PresenceBeat {
  /** The process. */
  _id: string
  at: Date
}

const BEAT_MS = 15_000
/** Who misses a beat is late, who misses two is gone. */
const GONE_MS = 30_000
const SETTLE_MS = 150

const presenceSchema = new Schema<PresenceRow>(
  {
    _id: required(String),
    topic: { type: String, required: true, index: true },
    count: required(Number),
    process: { type: String, required: true, index: true },
  },
  documentOf('presence'),
)
const Presences = modelOf('Presence', presenceSchema)

const beatSchema = new Schema<PresenceBeat>(
  { _id: required(String), at: required(Date) },
  documentOf('presenceBeats'),
)
const Beats = modelOf('PresenceBeat', beatSchema)

/**
 * Counts people per topic across all processes; what a killed one counted is forgotten within 45 s. However many look at
 * something, a process that counts any says once in 15 s that it lives, by the database's clock.
 */
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
  readonly #beating: NodeJS.Timeout
  #lives = false

  constructor(io: Live) {
    this.#io = io
    this.#beating = setInterval(() => void this.#goOn().catch(warn), BEAT_MS)
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
    const rows = await rawOf(Presences).find({ topic }).toArray()
    return rows.reduce((sum, row) => sum + row.count, 0)
  }

  async close(): Promise<void> {
    clearInterval(this.#beating)
    await forget([this.#process]).catch(warn)
  }

  /** Who counts nobody need not say that he lives: he says so before he counts again. */
  async #goOn(): Promise<void> {
    if (this.#mine.size > 0) await this.#beat()
    else this.#lives = false
  }

  /** Says that this process lives, and forgets those that do not. */
  async #beat(): Promise<void> {
    const now = [{ $set: { at: '$$NOW' } }]
    const _id = this.#process
    const { upsertedCount } = await rawOf(Beats).updateOne({ _id }, now, { upsert: true })
    this.#lives = true
    // It was taken for dead, and what it had counted was forgotten.
    if (upsertedCount > 0) for (const topic of this.#mine) this.#write.mark(topic)
    await forget(await readGone())
  }

  async #writeOwn(topic: string): Promise<void> {
    if (!this.#lives) await this.#beat()
    const count = peopleIn(this.#io, topic)
    const _id = `${this.#process}|${topic}`
    if (count === 0) {
      this.#mine.delete(topic)
      this.#told.delete(topic)
      await rawOf(Presences).deleteOne({ _id })
      return
    }
    this.#mine.add(topic)
    const row = { topic, count, process: this.#process }
    await rawOf(Presences).updateOne({ _id }, { $set: row }, { upsert: true })
  }

  async #tellCount(topic: string): Promise<void> {
    if (!this.#io.sockets.adapter.rooms.has(topic)) return
    const count = await this.count(topic)
    if (this.#told.get(topic) === count) return
    this.#told.set(topic, count)
    this.#io.to(topic).emit('presence', { topic, count })
  }
}

const readGone = async (): Promise<string[]> => {
  const isGone = { $lte: ['$at', fromNow(-GONE_MS)] }
  const beats = rawOf(Beats).aggregate<{ _id: string; isGone: boolean }>([
    { $sort: { _id: 1 } },
    { $project: { isGone } },
  ])
  return (await beats.toArray()).filter((beat) => beat.isGone).map(({ _id }) => _id)
}

/** First what they counted: whoever is cut off between the two leaves them to the next. */
const forget = async (processes: readonly string[]): Promise<void> => {
  if (processes.length === 0) return
  await rawOf(Presences).deleteMany({ process: { $in: [...processes] } })
  await rawOf(Beats).deleteMany({ _id: { $in: [...processes] } })
}

const warn = (error: unknown): void =>
  log.warn({ err: error }, 'what nobody counts any more is counted until the next beat')

/** People, not windows: an account counts once however many it has open. */
const peopleIn = (io: Live, topic: string): number =>
  new Set(
    socketsIn(io, topic).map(({ id, data }) =>
      data.viewer.kind === 'account' ? data.viewer.id : id,
    ),
  ).size
