import { type GiverKind, giver } from '@rollcall/contract/giver.ts'
import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import type { DerivedPicture } from '../media/picture.ts'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** What is said of a portrait: what can be corrected. */
export interface PortraitFields {
  /** EDTF. */
  date: string | null
  source: string | null
  /** Missing in what was kept before it was asked. */
  lentBy?: GiverKind | null
  rights: string | null
  /** Seen by moderators alone: it is another man's, or not ours to show. */
  takenOff: boolean
}

export interface PortraitDoc extends PortraitFields, DerivedPicture {
  _id: PortraitId
  personId: PersonId
  /** Of its original. */
  sha256: string
  /** Milliseconds of the earliest day that the date may mean; null without one. For the order. */
  from: number | null
  addedBy: string
  addedAt: Date
  /** How often it was corrected; missing: never. */
  version?: number
}

const line = { type: String, default: null }
export const saidOfPortrait = {
  date: line,
  source: line,
  lentBy: { ...line, enum: [...giver.options, null] },
  rights: line,
  takenOff: { type: Boolean, default: false },
}

const portraitSchema = new Schema<PortraitDoc>(
  {
    _id: required(String),
    personId: required(String),
    ...saidOfPortrait,
    width: required(Number),
    height: required(Number),
    pictures: { type: [Schema.Types.Mixed], required: true } as never,
    placeholder: required(String),
    sha256: required(String),
    from: { type: Number, default: null },
    addedBy: required(String),
    addedAt: required(Date),
    version: Number,
  },
  documentOf('portraits'),
)
// The same bytes twice are one portrait of him ([A2]).
portraitSchema.index({ personId: 1, sha256: 1 }, { unique: true })
export const Portraits = modelOf('Portrait', portraitSchema)
