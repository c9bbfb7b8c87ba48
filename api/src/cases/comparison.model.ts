import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** A comparison that somebody left to others for now. */
export interface Skip {
  /** `identificationId:accountId`. */
  _id: string
  identificationId: string
  accountId: string
  at: Date
}

const KEPT_SECONDS = 30 * 86_400

const skipSchema = new Schema<Skip>(
  {
    _id: required(String),
    identificationId: required(String),
    accountId: required(String),
    at: { type: Date, required: true, expires: KEPT_SECONDS },
  },
  documentOf('comparisonSkips'),
)
skipSchema.index({ accountId: 1 })
export const Skips = modelOf('ComparisonSkip', skipSchema)
