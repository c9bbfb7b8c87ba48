import { Schema } from 'mongoose'
import type { z } from 'zod'
import { documentOf, modelOf, rawOf, required } from '../database/documents.ts'
import { within } from '../database/reading.ts'
import type { Session } from '../database/transaction.ts'

/** Long work by name. Whoever asks for it needs only this; how it is done is a `JobRun`. */
export interface Job<Payload extends object> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** How often it may fail by throwing before it is given up. */
  readonly attempts: number
}

export const job = <Payload extends object>(value: Job<Payload>): Job<Payload> => value

/** Tried as often as it may be, and nobody left words for whoever waits: somebody has to look at it. */
export interface Waits {
  _id: string
  since: Date
  /** What kind of error it was the last time: a class and a code, never what it said. */
  error: string
}

export interface JobRow {
  /** `name:key`: asked for twice, it is there once. Of a reaction, an id. */
  _id: string
  name: string
  payload: Record<string, unknown>
  dueAt: Date
  /** Who has it in hand, and until when unless he says so again. */
  holder: string | null
  leaseUntil: Date
  failures: number
  /** How often it was taken up; more than it failed, when its workers were killed. */
  takes: number
  /** Of a reaction: to which fact. */
  fact?: string
  /** Set where it waits for a person; nobody takes it up then. */
  waits?: Waits | null
}

const jobSchema = new Schema<JobRow>(
  {
    _id: required(String),
    name: required(String),
    payload: required(Schema.Types.Mixed),
    dueAt: required(Date),
    holder: { type: String, default: null },
    leaseUntil: required(Date),
    failures: required(Number),
    takes: required(Number),
    fact: String,
    waits: Schema.Types.Mixed,
  },
  documentOf('jobs'),
)
jobSchema.index({ name: 1, dueAt: 1 })
jobSchema.index(
  { 'waits._id': 1 },
  { partialFilterExpression: { 'waits._id': { $exists: true } }, unique: true },
)
export const Jobs = modelOf('Job', jobSchema)

/** A job as it is when nobody has taken it up yet. */
export const jobRow = (name: string, payload: object): Omit<JobRow, '_id'> => ({
  name,
  payload: payload as Record<string, unknown>,
  dueAt: new Date(0),
  holder: null,
  leaseUntil: new Date(0),
  failures: 0,
  takes: 0,
})

/**
 * Asks for work in the transaction that makes it needed, so that neither is there without the other. The same name and
 * key as a job that waits or runs is that job. It is done as soon as somebody can, or at a day.
 */
export const enqueue = async <Payload extends object>(
  session: Session | undefined,
  { name, payload: schema }: Pick<Job<Payload>, 'name' | 'payload'>,
  key: string,
  payload: Payload,
  dueAt = new Date(0),
): Promise<void> => {
  const $setOnInsert = { ...jobRow(name, schema.parse(payload)), dueAt }
  const options = { upsert: true, ...within(session) }
  await rawOf(Jobs).updateOne({ _id: `${name}:${key}` }, { $setOnInsert }, options)
}

/** Takes back work that was asked for, in the transaction that makes it needless; who has it in hand notices. */
export const withdraw = async <Payload extends object>(
  session: Session,
  { name }: Pick<Job<Payload>, 'name'>,
  payload: Payload,
): Promise<void> => {
  await rawOf(Jobs).deleteMany({ name, payload } as never, { session })
}
