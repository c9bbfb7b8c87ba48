import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** Somebody said that a man who was suggested on a still is not he. */
export interface Refused {
  /** `stillId:subjectId:accountId`. */
  _id: string
  at: Date
}

const refusedSchema = new Schema<Refused>(
  { _id: required(String), at: required(Date) },
  documentOf('refusedSuggestions'),
)
export const RefusedSuggestions = modelOf('RefusedSuggestion', refusedSchema)
