import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import type { Remark } from '@rollcall/contract/remarks.ts'
import { Schema } from 'mongoose'
import { type Restrictable, restrictable } from '../films/restriction.ts'
import type { FileKey } from '../media/fileKey.ts'
import type { Derivative } from '../media/picture.ts'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

export interface StillDoc extends Restrictable {
  _id: StillId
  /** The film it is a frame of; null for a photo. */
  filmId: FilmId | null
  frame: number | null
  /** A photo's own title and provenance; a frame has its film's. */
  title: string | null
  provenance: Provenance | null
  width: number
  height: number
  /** Of the photo's original, or of the frame's lossless picture. */
  sha256: string
  /** Which of several pictures of a photo's original, from 1. */
  page?: number
  /** What is to be known of how a photo was read; missing where nothing is. */
  remarks?: Remark[]
  /** To be cut out again, since the film is made anew. */
  stale?: boolean
  /** Files of before that nothing may show any more. */
  dropped?: FileKey[]
  pictures: Derivative[]
  placeholder: string
  addedBy: string
  addedAt: Date
  version: number
}

const stillSchema = new Schema<StillDoc>(
  {
    _id: required(String),
    filmId: { type: String, default: null },
    frame: { type: Number, default: null },
    title: { type: String, default: null },
    provenance: { type: Schema.Types.Mixed, default: null },
    width: required(Number),
    height: required(Number),
    sha256: required(String),
    page: Number,
    remarks: { type: [Schema.Types.Mixed], default: undefined } as never,
    stale: Boolean,
    dropped: { type: [String], default: undefined } as never,
    pictures: { type: [Schema.Types.Mixed], required: true } as never,
    placeholder: required(String),
    ...restrictable,
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('stills'),
)
// One still per frame of a film, one per picture of a photo's original ([A2], [A7]).
stillSchema.index(
  { filmId: 1, frame: 1 },
  { unique: true, partialFilterExpression: { frame: { $type: 'number' } } },
)
// Along a film, and among the photos.
stillSchema.index({ filmId: 1, frame: 1, _id: 1 })
// The frame with one number, of whichever film.
stillSchema.index({ frame: 1, _id: 1 }, { partialFilterExpression: { frame: { $type: 'number' } } })
stillSchema.index(
  { sha256: 1, page: 1 },
  { unique: true, partialFilterExpression: { frame: null } },
)
// Who asks for a picture by its name asks whether a still that everybody may see has it.
stillSchema.index({ 'pictures.file': 1 })
// How many of a film are not for everybody: counted by this alone.
stillSchema.index({ filmId: 1, restricted: 1 }, { partialFilterExpression: { restricted: true } })
export const Stills = modelOf('Still', stillSchema)
