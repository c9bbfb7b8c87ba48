import { type QueueKind, type QueueWhy, queueKinds, queueWhy } from '@rollcall/contract/queue.ts'
import { type QueuePart, queueParts } from '@rollcall/contract/queueScore.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** Something that waits, filed so that the queue is read in its order. It is made anew from what it is about. */
export interface QueueRow {
  /** The id of the flag, tip, portrait, evidence, exclusion, identification or man that it is. */
  _id: string
  kind: QueueKind
  why: QueueWhy
  /** Null where it is a tip, flag or portrait. */
  subjectId: string | null
  /** Of a tip or flag about a man whom that was, whoever he is joined with since; missing or null where it is about none. */
  home?: string | null
  identificationId: string | null
  evidenceId: string | null
  since: Date
  parts: QueuePart[]
  /** Where it stands: smaller is earlier. */
  rank: number
}

/** Grows with every filing of a man or tip, so that two at once conflict and the later one sees what the other saw. */
export interface Filing {
  /** The subject, tip, flag or portrait. */
  _id: string
  times: number
}

export const inTurn = { kind: 1, why: 1, rank: 1, _id: 1 } as const

const rowSchema = new Schema<QueueRow>(
  {
    _id: required(String),
    kind: { type: String, enum: queueKinds, required: true },
    why: { type: String, enum: queueWhy.options, required: true },
    subjectId: { type: String, default: null },
    home: { type: String, default: null },
    identificationId: { type: String, default: null },
    evidenceId: { type: String, default: null },
    since: required(Date),
    parts: [{ type: String, enum: queueParts }],
    rank: required(Number),
  },
  documentOf('queue'),
)
rowSchema.index(inTurn)
rowSchema.index({ subjectId: 1 })
rowSchema.index({ home: 1 })
rowSchema.index({ identificationId: 1 })
rowSchema.index({ since: -1 })
export const QueueRows = modelOf('QueueRow', rowSchema)

const filingSchema = new Schema<Filing>(
  { _id: required(String), times: required(Number) },
  documentOf('filings'),
)
export const Filings = modelOf('Filing', filingSchema)
