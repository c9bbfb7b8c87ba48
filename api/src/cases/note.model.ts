import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** What a moderator tells the others of a case. Its text is never changed. */
export interface NoteDoc {
  _id: string
  /** On which it was written, whatever that was joined into since. */
  identificationId: string
  by: string
  text: string
  at: Date
  withdrawnAt: Date | null
}

const noteSchema = new Schema<NoteDoc>(
  {
    _id: required(String),
    identificationId: required(String),
    by: required(String),
    text: required(String),
    at: required(Date),
    withdrawnAt: nullable(Date),
  },
  documentOf('notes'),
)
noteSchema.index({ identificationId: 1, _id: 1 })
export const Notes = modelOf('Note', noteSchema)
