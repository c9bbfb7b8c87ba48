import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** One text that a moderator has read and released to visitors, as they read it ([P7]). */
export interface Release {
  _id: string
  /** The identification on which the text was given, wherever that went since; of what was said of a man himself that man. */
  home: string
  textId: string
  /** The text with what the moderator covered. */
  text: string
  /** Whether he covered anything else than was proposed to him. */
  mended: boolean
  /** The names that were withheld then: one that came since has not been looked for. */
  names: string[]
  by: string
  at: Date
}

const releaseSchema = new Schema<Release>(
  {
    _id: required(String),
    home: required(String),
    textId: required(String),
    text: required(String),
    mended: required(Boolean),
    names: required([String]),
    by: required(String),
    at: required(Date),
  },
  documentOf('releases'),
)
releaseSchema.index({ home: 1, textId: 1 }, { unique: true })
export const Releases = modelOf('Release', releaseSchema)
