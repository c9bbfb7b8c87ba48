import type { Flagged, FlagKind, FlagOutcome } from '@rollcall/contract/flags.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** What a flag hides: each kind in its own way. */
export type Hidden =
  | { readonly kind: 'still' | 'film' | 'person' | 'portrait'; readonly id: string }
  | {
      readonly kind: 'text'
      readonly id: string
      readonly home: string
      /** Missing in older ones, which are all around an identification. */
      readonly subjectId?: string
      readonly identificationId: string | null
    }

/** Somebody says that something is wrong ([D3]). */
export interface FlagDoc {
  _id: string
  /** The account that raised it; null for a visitor, who has a receipt. */
  by: string | null
  /** Of a visitor’s: key and body, under a key of ours ([T3]); missing for an account’s. */
  maker?: string
  /** The first words of the receipt, and a slow hash of the other ones. */
  lookup?: string
  secretHash?: string
  about: Flagged
  kind: FlagKind
  text: string
  /** Whether it hides what it is about, and what of that was not hidden before. */
  hides: boolean
  hidden: Hidden[]
  resolution: { outcome: FlagOutcome; text: string; by: string; at: Date } | null
  version: number
  at: Date
}

const schema = new Schema<FlagDoc>(
  {
    _id: required(String),
    by: nullable(String),
    maker: String,
    lookup: String,
    secretHash: String,
    about: required(Schema.Types.Mixed),
    kind: required(String),
    text: required(String),
    hides: required(Boolean),
    hidden: required(Schema.Types.Mixed),
    resolution: nullable(Schema.Types.Mixed),
    version: required(Number),
    at: required(Date),
  },
  documentOf('flags'),
)
schema.index({ maker: 1 }, { unique: true, partialFilterExpression: { maker: { $exists: true } } })
schema.index({ lookup: 1 }, { sparse: true })
schema.index({ by: 1, _id: -1 })
schema.index({ resolution: 1, _id: 1 })
schema.index({ 'hidden.id': 1 })
export const Flags = modelOf('Flag', schema)
