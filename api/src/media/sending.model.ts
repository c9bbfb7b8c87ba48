import type { AccountId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** A file that could not become what it was sent for: nothing of it stays but this, for a week. */
export interface RefusedSend {
  _id: string
  accountId: AccountId
  /** As its sender called it; what the file was called went with the file. */
  title: string | null
  bytes: number | null
  /** In the words that its sender got. */
  why: string
  at: Date
}

const KEPT_SECONDS = 7 * 86_400

const refusedSchema = new Schema<RefusedSend>(
  {
    _id: required(String),
    accountId: required(String),
    title: nullable(String),
    bytes: nullable(Number),
    why: required(String),
    at: { type: Date, required: true, expires: KEPT_SECONDS },
  },
  documentOf('refusedSends'),
)
export const RefusedSends = modelOf('RefusedSend', refusedSchema)
