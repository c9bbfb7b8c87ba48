import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'
import type { Film } from '@rollcall/contract/films.ts'
import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { Schema } from 'mongoose'
import type { FileKey } from '../media/fileKey.ts'
import type { KeptFacts } from '../media/filmFacts.ts'
import type { Shot } from '../media/shots.ts'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'
import { type Restrictable, restrictable } from './restriction.ts'
import { type UnderWay, underWay } from './underWay.ts'

/** A shot with the frame that becomes its still, and further ones where it is long; missing: none. */
export interface FilmShot extends Shot {
  best: number
  more?: readonly number[]
}

export interface FilmDoc extends Restrictable, UnderWay {
  _id: FilmId
  title: string
  provenance: Provenance
  state: Film['state']
  progress: { done: number; doing: string | null }
  failure: string | null
  facts: KeptFacts | null
  shots: FilmShot[]
  /** Of the uploaded original, which is kept in the storage by that name ([A1]). */
  sha256: string
  /** Key of the rendition in the storage, once it is there. */
  rendition: FileKey | null
  /** The same in pieces where it is long, with the list of them; missing where a film has none. */
  hls?: { pieces: FileKey; list: FileKey } | null
  /** What played before it was made anew, of which stills were cut out. */
  replaced?: FileKey[]
  /** As a moderator told it; missing: as it is seen. */
  fieldOrder?: FieldOrder
  cover: StillId | null
  /** How many frames of it are kept as stills, restricted or not: told in the transaction that adds or drops one. */
  stills: number
  addedBy: string
  addedAt: Date
  version: number
}

const mixed = Schema.Types.Mixed

const filmSchema = new Schema<FilmDoc>(
  {
    _id: required(String),
    title: required(String),
    provenance: required(mixed),
    state: { type: String, enum: ['waiting', 'ingesting', 'ready', 'failed'], required: true },
    progress: required(mixed),
    failure: { type: String, default: null },
    facts: { type: mixed, default: null },
    shots: { type: [mixed], required: true } as never,
    sha256: required(String),
    rendition: { type: String, default: null } as never,
    hls: { type: mixed, default: undefined } as never,
    replaced: { type: [String], default: undefined } as never,
    fieldOrder: String as never,
    cover: { type: String, default: null },
    stills: required(Number),
    ...restrictable,
    ...underWay,
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('films'),
)
// The same bytes twice are one film ([A2]).
filmSchema.index({ sha256: 1 }, { unique: true })
filmSchema.index({ 'provenance.camp': 1, _id: -1 })
// What is on its way, failed or was cancelled, the newest first.
filmSchema.index({ state: 1, cancelled: 1, _id: -1 })
export const Films = modelOf('Film', filmSchema)
