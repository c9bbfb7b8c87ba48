import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { Binary } from 'mongodb'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** By what a still is known again: apart from the still, which is read much more often. Cut out anew, it has another. */
export interface PrintDoc {
  _id: StillId
  filmId: FilmId | null
  /** The picture made small (media/small.ts). */
  small: Binary
  /** The prints of the whole and of its parts (media/prints.ts), 32 bits after 32 bits. */
  bits: Binary
  at: Date
}

const printSchema = new Schema<PrintDoc>(
  {
    _id: required(String),
    filmId: nullable(String),
    small: required(Schema.Types.Buffer),
    bits: required(Schema.Types.Buffer),
    at: required(Date),
  },
  documentOf('prints'),
)
// What came since one last looked.
printSchema.index({ at: 1 })
export const StillPrints = modelOf('StillPrint', printSchema)
