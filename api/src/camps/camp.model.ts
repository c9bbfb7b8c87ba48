import type { CampName } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** What is said of a place where prisoners were kept ([P6]). */
export interface CampFields {
  names: CampName[]
  place: string | null
  from: string | null
  to: string | null
  /** Camps that a moderator has declared to be others: each of two has the other. */
  distinctFrom: CampId[]
}

export interface CampDoc extends CampFields {
  _id: CampId
  /** The first of its names: no other goes by it. */
  name: string
  /** All its names, folded: whoever uses one of them means it. */
  called: string[]
  /** What it is found by while a name is typed. */
  keys: string[]
  /** Its place on the list. */
  order: string
  addedBy: string
  addedAt: Date
  version: number
}

const schema = new Schema<CampDoc>(
  {
    _id: required(String),
    name: required(String),
    names: required([{ _id: false, text: required(String), lang: String }]),
    place: nullable(String),
    from: nullable(String),
    to: nullable(String),
    distinctFrom: required([String]),
    called: required([String]),
    keys: required([String]),
    order: required(String),
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('camps'),
)
// Of two who name the same camp at once, one finds what the other added.
schema.index({ name: 1 }, { unique: true })
schema.index({ called: 1 })
schema.index({ keys: 1 })
schema.index({ order: 1, _id: 1 })
export const Camps = modelOf('Camp', schema)
