import { Schema } from 'mongoose'
import { isOver } from '../platform/database/clock.ts'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** Who has a case in hand: one at a time, over all that waits in it. */
export interface ClaimDoc {
  /** The identification. */
  _id: string
  accountId: string
  until: Date
}

const claimSchema = new Schema<ClaimDoc>(
  { _id: required(String), accountId: required(String), until: required(Date) },
  documentOf('claims'),
)
claimSchema.index({ until: 1 }, { expireAfterSeconds: 0 })
claimSchema.index({ accountId: 1, until: 1 })
export const Claims = modelOf('Claim', claimSchema)

/** What has run out is gone, swept up or not. */
export const stillHeld = { $expr: { $not: isOver('until') } }
