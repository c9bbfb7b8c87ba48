import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'
import type { Remembered } from './import.model.ts'

/** A row of a list that may be a man who is there already: it waits for somebody to say. */
export interface ImportAsk {
  /** Tells the same man in every import of that list. */
  _id: string
  given: Remembered
  /** What its list is called; missing where it was not noted yet. */
  list?: string
  /** Who he may be. */
  people: string[]
  why: 'number'
  by: string
  at: Date
}

const askSchema = new Schema<ImportAsk>(
  {
    _id: required(String),
    given: { type: Schema.Types.Mixed, required: true },
    list: String,
    people: required([String]),
    why: required(String),
    by: required(String),
    at: required(Date),
  },
  documentOf('importAsks'),
)
askSchema.index({ at: 1 })
export const ImportAsks = modelOf('ImportAsk', askSchema)
