import { Schema } from 'mongoose'
import type { z } from 'zod'
import { documentOf, modelOf, newId, rawOf } from './database/documents.ts'
import type { Session } from './database/transaction.ts'

/** Something that happened, in the past tense, with what one needs to know of it: ids, never personal data. */
export interface Fact<Payload = unknown> {
  readonly name: `${string}.${string}`
  readonly payload: z.ZodType<Payload>
  /** Whether something may be taken from view by it: what devices keep of before is shown no more (record 0234). */
  readonly narrows: boolean
}

export const fact = <Payload>(
  name: Fact['name'],
  payload: z.ZodType<Payload>,
  { narrows = false }: { readonly narrows?: boolean } = {},
): Fact<Payload> => ({ name, payload, narrows })

export interface OutboxRow {
  _id: string
  fact: string
  payload: Record<string, unknown>
  at: Date
  /** Whether it lies in the lane of each of its reactions. */
  done: boolean
  narrows?: true
}

export const KEPT_SECONDS = 7 * 86_400

const outboxSchema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    fact: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    done: { type: Boolean, required: true },
    narrows: { type: Boolean },
  },
  documentOf('outbox'),
)
outboxSchema.index({ done: 1, at: 1, _id: 1 }, { partialFilterExpression: { done: false } })
outboxSchema.index(
  { at: 1 },
  { expireAfterSeconds: KEPT_SECONDS, partialFilterExpression: { done: true } },
)
outboxSchema.index({ narrows: 1, at: -1 }, { partialFilterExpression: { narrows: true } })
export const Outbox = modelOf('Outbox', outboxSchema)

export const outboxRow = <Payload extends object>(
  of: Fact<Payload>,
  payload: Payload,
  at: Date,
): OutboxRow => ({
  _id: newId(),
  fact: of.name,
  payload: of.payload.parse(payload) as Record<string, unknown>,
  at,
  done: false,
  ...(of.narrows && { narrows: true as const }),
})

/** States a fact in the transaction that made it true. */
export const state = async <Payload extends object>(
  session: Session,
  of: Fact<Payload>,
  payload: Payload,
): Promise<void> => {
  await rawOf(Outbox).insertOne(outboxRow(of, payload, new Date()), { session })
}

/** States the same of several things at once. */
export const stateAll = async <Payload extends object>(
  session: Session,
  of: Fact<Payload>,
  payloads: readonly Payload[],
): Promise<void> => {
  const at = new Date()
  const rows = payloads.map((payload) => outboxRow(of, payload, at))
  await rawOf(Outbox).insertMany(rows, { session })
}
