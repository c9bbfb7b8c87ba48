import type { StayGiven } from '@rollcall/contract/stays.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf } from '../platform/database/documents.ts'
import type { PersonFields } from './people.model.ts'

/** What a list said: a camp stands as it is called there. */
export type Remembered = Partial<Omit<PersonFields, 'stays'> & { stays: StayGiven[] }>

/** What a list said of a man when it was imported last: what it says anew is told from what was corrected here since. */
export interface ImportedPerson {
  /** Tells the same man in every import of that list. */
  _id: string
  personId: string
  given: Remembered
  at: Date
}

const importedSchema = new Schema<ImportedPerson>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    given: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
  },
  documentOf('importedPeople'),
)
importedSchema.index({ personId: 1 })
export const ImportedPeople = modelOf('ImportedPerson', importedSchema)
