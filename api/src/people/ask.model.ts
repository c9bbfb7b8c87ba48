import type { PersonId } from '@rollcall/contract/ids.ts'
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
  /** Who he was said to be, and how the man's entry stood then; missing while it waits. */
  answered?: {
    person: PersonId
    /** Whether he was added by it. */
    added: boolean
    version: number
    /** The fields that it filled. */
    filled: string[]
    by: string
    at: Date
  }
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
    answered: {
      type: {
        _id: false,
        person: required(String),
        added: required(Boolean),
        version: required(Number),
        filled: required([String]),
        by: required(String),
        at: required(Date),
      },
      default: undefined,
    },
  },
  documentOf('importAsks'),
)
askSchema.index({ 'answered.at': 1, at: 1, _id: 1 })
/** Those that nobody has answered yet. */
export const waiting = { 'answered.at': null } as const

export const ImportAsks = modelOf('ImportAsk', askSchema)
