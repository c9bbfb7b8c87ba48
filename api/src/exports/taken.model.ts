import type { Profile } from '@rollcall/contract/exportRow.ts'
import type { ends } from '@rollcall/contract/exports.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** What somebody took away that is not for everybody ([E2]). */
export interface Taken {
  _id: string
  what: string
  profile: Profile
  filters: Record<string, string>
  reason: string
  /** The account. */
  by: string
  at: Date
  /** How many rows it was to have, and the head of the log that it names. */
  rows?: number
  logHead?: string
  ended?: (typeof ends)[number]
}

const takenSchema = new Schema<Taken>(
  {
    _id: required(String),
    what: required(String),
    profile: required(String),
    filters: required(Schema.Types.Mixed),
    reason: required(String),
    by: required(String),
    at: required(Date),
    rows: Number,
    logHead: String,
    ended: String,
  },
  documentOf('downloads'),
)
export const Takens = modelOf('Download', takenSchema)
