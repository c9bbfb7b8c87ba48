import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** A declaration to be a relative: of a person, or of whoever a free-text identification means ([I4]). */
export interface Relative {
  /** `accountId:personId` or `accountId:identificationId`. */
  _id: string
  accountId: string
  personId: string | null
  identificationId: string | null
  at: Date
}

const relativeSchema = new Schema<Relative>(
  {
    _id: required(String),
    accountId: required(String),
    personId: nullable(String),
    identificationId: nullable(String),
    at: required(Date),
  },
  documentOf('relatives'),
)
relativeSchema.index({ personId: 1 })
relativeSchema.index({ accountId: 1 })
relativeSchema.index({ identificationId: 1 })
export const Relatives = modelOf('Relative', relativeSchema)
