import { type Cites, type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import type { PoolCounted } from '@rollcall/contract/pool.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'
import type { OfTip } from './giver.ts'

export interface EvidenceItem extends OfTip {
  _id: string
  identificationId: string
  /** On which it was given, once that one has been joined into another. */
  home?: string
  class: EvidenceClass
  stance: 'for' | 'against'
  /** Null where the origin is the proposer himself: then it is his account. */
  origin: string | null
  originAccountId: string | null
  text: string
  link: string | null
  /** The page of a source document that it rests on. */
  cites?: Cites | undefined
  knewHim?: string | undefined
  blindLineUp?: boolean | undefined
  portraitDate?: string | undefined
  menLeft?: number | undefined
  /** How it was counted, where the pool did. */
  pool?: PoolCounted | undefined
  /** Of an examiner's comparison, by what it counts; one that has neither was given by whoever liked, and scores 0 ([C4]). */
  qualification?: string
  fromReport?: true
  state: 'open' | 'admitted' | 'dismissed'
  /** The account that gave it; null where it was made of a tip. */
  givenBy: string | null
  ruledBy: string | null
  ruledBecause: string | null
  /** Missing where nobody has ruled on it, or before this was noted. */
  ruledAt?: Date
  at: Date
}

const evidenceSchema = new Schema<EvidenceItem>(
  {
    _id: required(String),
    identificationId: required(String),
    home: String,
    class: { type: String, enum: evidenceClasses, required: true },
    stance: { type: String, enum: ['for', 'against'], required: true },
    origin: nullable(String),
    originAccountId: nullable(String),
    text: required(String),
    link: nullable(String),
    cites: Object as never,
    knewHim: String,
    blindLineUp: Boolean,
    portraitDate: String,
    menLeft: Number,
    pool: Object as never,
    qualification: String,
    fromReport: Boolean,
    state: { type: String, enum: ['open', 'admitted', 'dismissed'], required: true },
    givenBy: nullable(String),
    tipId: String,
    chosen: Boolean,
    ruledBy: nullable(String),
    ruledBecause: nullable(String),
    ruledAt: Date,
    at: required(Date),
  },
  documentOf('evidence'),
)
evidenceSchema.index({ identificationId: 1, _id: 1 })
evidenceSchema.index({ home: 1 }, { sparse: true })
evidenceSchema.index({ state: 1, at: 1, _id: 1 })
// By the words that were given, whatever language they are of.
evidenceSchema.index({ text: 'text', knewHim: 'text' }, { name: 'words', default_language: 'none' })
export const Evidence = modelOf('Evidence', evidenceSchema)
