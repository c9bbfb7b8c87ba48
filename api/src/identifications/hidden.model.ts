import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** One text that a flag hides from all but moderators and who wrote it ([D3]). */
export interface HiddenText {
  _id: string
  /** Where it was written, as of a release. */
  home: string
  textId: string
}

const hiddenSchema = new Schema<HiddenText>(
  { _id: required(String), home: required(String), textId: required(String) },
  documentOf('hiddenTexts'),
)
hiddenSchema.index({ home: 1, textId: 1 }, { unique: true })
export const HiddenTexts = modelOf('HiddenText', hiddenSchema)
