import type { About } from '@rollcall/contract/tips.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** What a moderator made of a tip. */
export type Became = { by: string; at: Date } & (
  | { kind: 'identification'; identificationId: string }
  | { kind: 'evidence'; identificationId: string; evidenceId: string }
  | { kind: 'exclusion'; exclusionId: string }
)

export interface Tip {
  _id: string
  /** Unique: key and body, under a key of ours ([T3]). */
  maker: string
  /** The first words of the receipt. */
  lookup: string
  /** A slow hash of the other ones. */
  secretHash: string
  /** Tips with the same words about the same thing have the same. */
  likeness: string
  about: About | null
  who: string | null
  how: string
  relationship: string | null
  mayPublish: boolean
  /** Missing where the sender was not asked yet: then he does not allow it. */
  mayQuote?: boolean
  /** Whose account keyed it in from paper; missing where its sender sent it himself. */
  keyedBy?: string
  became: Became[]
  dismissal: { reasons: string; by: string; at: Date } | null
  /** How many messages there are from each side. */
  added: number
  answered: number
  /** Whether it is on the desk, and since when. */
  waiting: boolean
  waitsSince: Date
  /** Whether the sender has the last word. */
  unanswered: boolean
  lastSentAt: Date
  version: number
  at: Date
}

export interface TipMessage {
  _id: string
  tipId: string
  /** 1, 2, 3 ... within its thread. */
  seq: number
  from: 'sender' | 'moderator'
  /** Which moderator; null for the sender. */
  by: string | null
  text: string
  at: Date
}

const tipSchema = new Schema<Tip>(
  {
    _id: required(String),
    maker: { ...required(String), unique: true },
    lookup: { ...required(String), index: true },
    secretHash: required(String),
    likeness: required(String),
    about: nullable(Schema.Types.Mixed),
    who: nullable(String),
    how: required(String),
    relationship: nullable(String),
    mayPublish: required(Boolean),
    mayQuote: Boolean,
    keyedBy: String,
    became: required(Schema.Types.Mixed),
    dismissal: nullable(Schema.Types.Mixed),
    added: required(Number),
    answered: required(Number),
    waiting: required(Boolean),
    waitsSince: required(Date),
    unanswered: required(Boolean),
    lastSentAt: required(Date),
    version: required(Number),
    at: required(Date),
  },
  documentOf('tips'),
)
tipSchema.index({ likeness: 1, _id: 1 })
tipSchema.index({ 'about.id': 1 }, { sparse: true })
tipSchema.index({ waiting: 1, waitsSince: 1, _id: 1 })
export const Tips = modelOf('Tip', tipSchema)

const messageSchema = new Schema<TipMessage>(
  {
    _id: required(String),
    tipId: required(String),
    seq: required(Number),
    from: { type: String, enum: ['sender', 'moderator'], required: true },
    by: nullable(String),
    text: required(String),
    at: required(Date),
  },
  documentOf('tipMessages'),
)
messageSchema.index({ tipId: 1, seq: 1 }, { unique: true })
export const TipMessages = modelOf('TipMessage', messageSchema)
