import type { PairId, StillId } from '@rollcall/contract/ids.ts'
import type { PairRuling } from '@rollcall/contract/pairs.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** Two stills that look alike, or that somebody linked as the same picture; neither is anything less for it. */
export interface PairDoc {
  _id: PairId
  /** Both ids in their order, so that two are one pair only. */
  key: string
  stills: readonly [StillId, StillId]
  /** As it was found, 0 to 1; null where nobody but a moderator found it. */
  likeness: number | null
  mirrored: boolean
  cropped: boolean
  ruling: PairRuling
  ruledBy: string | null
  ruledAt: Date | null
  foundAt: Date
  version: number
}

const pairSchema = new Schema<PairDoc>(
  {
    _id: required(String),
    key: required(String),
    stills: { type: [String], required: true } as never,
    likeness: nullable(Number),
    mirrored: required(Boolean),
    cropped: required(Boolean),
    ruling: required(String),
    ruledBy: nullable(String),
    ruledAt: nullable(Date),
    foundAt: required(Date),
    version: required(Number),
  },
  documentOf('pairs'),
)
pairSchema.index({ key: 1 }, { unique: true })
pairSchema.index({ ruling: 1, _id: -1 })
pairSchema.index({ stills: 1, ruling: 1 })
export const Pairs = modelOf('Pair', pairSchema)
