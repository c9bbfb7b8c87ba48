// NOTE TO THE MEDIA HELPER: the lead overwrote this file by mistake at 11:39. Write your own version back over it (and drop this line). The lead touches nothing in films/, stills/, platform/jobs/ any more: they are yours. Spare parts of his (routes, presenter, frame service, ingest job, video ranges) lie in /tmp/team/lead-films, take what helps. Please also wire compose.ts (routers, jobs) and worker.ts yourself: see how it stands there.
import { Schema } from 'mongoose'
import type { z } from 'zod'
import { documentOf, modelOf, rawOf } from '../database/documents.ts'
import type { Session } from '../database/transaction.ts'

/** Long work as a value. It may be killed at any moment and is then run again, so running it twice must change nothing. */
export interface Job<Payload = unknown> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** How often it is tried before it is given up. */
  readonly attempts: number
  /** Its signal is aborted when the worker stops or has lost the job to another. */
  readonly run: (payload: Payload, signal: AbortSignal) => Promise<void>
  /** Says where people look that it was given up. */
  readonly giveUp: (payload: Payload, error: unknown) => Promise<void>
}

export interface JobRow {
  /** `name:key`: the same work is queued once. */
  _id: string
  name: string
  payload: unknown
  state: 'queued' | 'given-up'
  attempts: number
  /** Which run of a worker has it, and until when unless that run says it is alive. */
  holder: string | null
  leaseUntil: Date
  at: Date
}

const jobSchema = new Schema<JobRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    state: { type: String, enum: ['queued', 'given-up'], required: true },
    attempts: { type: Number, required: true },
    holder: { type: String, default: null },
    leaseUntil: { type: Date, required: true },
    at: { type: Date, required: true },
  },
  documentOf('jobs'),
)
jobSchema.index({ state: 1, leaseUntil: 1 })
export const Jobs = modelOf('Job', jobSchema)

/** Queues work in the transaction that makes it necessary; a key that is queued already stays as it is. */
export const enqueue = async <Payload>(
  session: Session,
  job: Pick<Job<Payload>, 'name' | 'payload'>,
  key: string,
  payload: Payload,
): Promise<void> => {
  const row: Omit<JobRow, '_id'> = {
    name: job.name,
    payload: job.payload.parse(payload),
    state: 'queued',
    attempts: 0,
    holder: null,
    leaseUntil: new Date(0),
    at: new Date(),
  }
  await rawOf(Jobs).updateOne(
    { _id: `${job.name}:${key}` },
    { $setOnInsert: row },
    { session, upsert: true },
  )
}
