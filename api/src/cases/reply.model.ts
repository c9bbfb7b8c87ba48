import { type ReplyOutcome, replyOutcomes } from '@rollcall/contract/replies.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** What is kept of a reply, and can be corrected. */
export interface ReplyFields {
  agency: string
  /** EDTF. */
  date: string
  reference: string | null
  outcome: ReplyOutcome
  text: string | null
  /** The source document in which it is written. */
  documentId: string | null
}

/** What an agency answered to whom a name was handed. */
export interface ReplyDoc extends ReplyFields {
  _id: string
  /** On which it was written, whatever that was joined into since. */
  identificationId: string
  public: boolean
  by: string
  at: Date
  withdrawnAt: Date | null
  version: number
}

const replySchema = new Schema<ReplyDoc>(
  {
    _id: required(String),
    identificationId: required(String),
    agency: required(String),
    date: required(String),
    reference: nullable(String),
    outcome: { type: String, enum: replyOutcomes, required: true },
    text: nullable(String),
    documentId: nullable(String),
    public: required(Boolean),
    by: required(String),
    at: required(Date),
    withdrawnAt: nullable(Date),
    version: required(Number),
  },
  documentOf('replies'),
)
replySchema.index({ identificationId: 1, _id: 1 })
// What visitors ask for.
replySchema.index(
  { identificationId: 1, public: 1, _id: 1 },
  { partialFilterExpression: { public: true } },
)
export const Replies = modelOf('Reply', replySchema)
