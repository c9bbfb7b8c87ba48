import { Schema } from 'mongoose'
import { documentOf, modelOf } from '../platform/database/documents.ts'
import type { Language } from '../platform/http/language.ts'

/** A letter on its way, or kept for the admin where there is no mail server. */
export interface Mail {
  _id: string
  to: string
  subject: string
  text: string
  /** Missing in letters of before there was one, as is the language: these were English. */
  html?: string
  language?: Language
  at: Date
  /** Kept here for the admin to read: there is no mail server. */
  kept: boolean
}

const KEPT_SECONDS = 30 * 86_400

const mailSchema = new Schema<Mail>(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
    subject: { type: String, required: true },
    text: { type: String, required: true },
    html: { type: String },
    language: { type: String, enum: ['en', 'ko'] },
    at: { type: Date, required: true, expires: KEPT_SECONDS },
    kept: { type: Boolean, required: true },
  },
  documentOf('mails'),
)
mailSchema.index({ kept: 1, _id: -1 })
export const Mails = modelOf('Mail', mailSchema)
