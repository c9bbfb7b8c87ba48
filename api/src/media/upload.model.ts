import type { AccountId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** What an upload is sent for: a film, a still, a list for the roster, a source document, more of one, or a portrait of this person. */
export type UploadUse =
  | { readonly kind: 'film' | 'roster' | 'document' }
  /** Of several pictures of a file, one. */
  | { readonly kind: 'still'; readonly page?: number }
  | { readonly kind: 'portrait' | 'pages'; readonly of: string }

/** An upload on its way or waiting to be used: it belongs to one account and becomes one source. */
export interface UploadDoc {
  _id: string
  accountId: AccountId
  /** How many were announced; missing in what older programs wrote. */
  bytes?: number
  /** What it became, once it was used, and as what. */
  became: (UploadUse & { readonly id: string }) | null
  /** When it was announced, or bytes of it came last: a minute late at most. */
  at: Date
  /** Until it became something; missing too in what older programs wrote. */
  listed?: Listed
}

/** How it stands in the list of what is sent. */
interface Listed {
  /** Not its own: ids there grow with time. */
  readonly id: string
  /** What the file is called, where that was said: it goes when the upload does. */
  readonly name: string | null
  readonly begunAt: Date
}

export interface UploadListed {
  readonly listed: Listed
}

/** Who writes an upload now, across all processes: a lease that its holder renews. */
export interface UploadLock {
  _id: string
  holder: string
  /** Somebody else waits for it: the holder should let go. */
  wanted: boolean
  until: Date
}

/** So long after its last byte an upload is kept that became nothing. */
export const UPLOAD_KEPT_MS = 24 * 3_600_000
const KEPT_SECONDS = 7 * 86_400

const uploadSchema = new Schema<UploadDoc>(
  {
    _id: required(String),
    accountId: required(String),
    bytes: Number,
    became: { type: Schema.Types.Mixed, default: null },
    at: { type: Date, required: true, expires: KEPT_SECONDS },
    listed: { type: Schema.Types.Mixed, default: undefined } as never,
  },
  documentOf('uploads'),
)
// For the sum of what waits.
uploadSchema.index({ became: 1 })
// What is on its way, the newest first.
uploadSchema.index(
  { 'listed.id': -1 },
  { partialFilterExpression: { 'listed.id': { $exists: true } } },
)
export const Uploads = modelOf('Upload', uploadSchema)

const lockSchema = new Schema<UploadLock>(
  {
    _id: required(String),
    holder: required(String),
    wanted: required(Boolean),
    until: { type: Date, required: true, expires: 3_600 },
  },
  documentOf('uploadLocks'),
)
export const UploadLocks = modelOf('UploadLock', lockSchema)
