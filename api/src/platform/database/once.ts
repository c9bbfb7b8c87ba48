import { createHash } from 'node:crypto'
import { Schema } from 'mongoose'
import { refuse } from '../refusal.ts'
import { documentOf, modelOf, rawOf } from './documents.ts'
import { inTransaction, type Session } from './transaction.ts'

const DAY_SECONDS = 86_400

interface KeyRecord {
  _id: string
  fingerprint: string
  /** What the act returned, to be presented afresh. */
  ref: unknown
  at: Date
}

const keySchema = new Schema<KeyRecord>(
  {
    _id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    ref: Schema.Types.Mixed,
    at: { type: Date, required: true, expires: DAY_SECONDS },
  },
  documentOf('idempotencyKeys'),
)
export const IdempotencyKey = modelOf('IdempotencyKey', keySchema)

/** An act that is done once per key: account and key, and what was asked with it. */
export interface KeyedAct {
  readonly id: string
  readonly fingerprint: string
}

export const keyedAct = (account: string, key: string, asked: unknown): KeyedAct => ({
  id: `${account}:${key}`,
  fingerprint: createHash('sha256').update(JSON.stringify(asked)).digest('hex'),
})

export const assertSameAct = (known: { fingerprint: string }, act: KeyedAct): void => {
  if (known.fingerprint !== act.fingerprint)
    throw refuse('idempotency.reused', {
      detail:
        'This Idempotency-Key was already used for a different request. Please use a new key.',
    })
}

/** Runs `act` in a transaction; with a key at most once a day ([S4]): a repeat gets what the first returned. */
export const once = async <Ref>(
  keyed: KeyedAct | null,
  act: (session: Session) => Promise<Ref>,
): Promise<Ref> => {
  if (!keyed) return inTransaction(act)
  return inTransaction((session) => recorded(keyed, act, session))
}

const recorded = async <Ref>(
  keyed: KeyedAct,
  act: (session: Session) => Promise<Ref>,
  session: Session,
): Promise<Ref> => {
  const known = await IdempotencyKey.findById(keyed.id).session(session).lean()
  if (known) {
    assertSameAct(known, keyed)
    return known.ref as Ref
  }
  const record = { _id: keyed.id, fingerprint: keyed.fingerprint, ref: null, at: new Date() }
  await rawOf(IdempotencyKey).insertOne(record, { session })
  const ref = await act(session)
  await rawOf(IdempotencyKey).updateOne({ _id: keyed.id }, { $set: { ref } }, { session })
  return ref
}
