import type { Film, FilmFacts } from '@rollcall/contract/films.ts'
import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf } from '../platform/database/documents.ts'

export interface FilmDoc {
  _id: FilmId
  title: string
  provenance: Provenance
  state: Film['state']
  progress: { done: number; doing: string | null }
  failure: string | null
  facts: FilmFacts | null
  shots: { from: number; to: number }[]
  /** Of the uploaded original, which is kept in the storage by that name ([A1]). */
  sha256: string
  /** Key of the rendition in the storage, once it is there. */
  rendition: string | null
  cover: StillId | null
  addedBy: string
  addedAt: Date
  version: number
}

const required = <T>(type: T) => ({ type, required: true })

const filmSchema = new Schema<FilmDoc>(
  {
    _id: required(String),
    title: required(String),
    provenance: required(Schema.Types.Mixed),
    state: { type: String, enum: ['waiting', 'ingesting', 'ready', 'failed'], required: true },
    progress: required(Schema.Types.Mixed),
    failure: { type: String, default: null },
    facts: { type: Schema.Types.Mixed, default: null },
    shots: { type: [Schema.Types.Mixed], required: true } as never,
    sha256: required(String),
    rendition: { type: String, default: null },
    cover: { type: String, default: null },
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('films'),
)
filmSchema.index({ sha256: 1 }, { unique: true })
export const Films = modelOf('Film', filmSchema)
