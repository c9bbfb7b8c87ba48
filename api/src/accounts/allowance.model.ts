import { Schema } from 'mongoose'
import { documentOf, modelOf } from '../platform/database/documents.ts'

/** What an account did on the last day it did anything that is limited, and what of its work was accepted. */
export interface Allowance {
  _id: string
  day: string
  proposals: number
  votes: number
  accepted: number
}

const allowanceSchema = new Schema<Allowance>(
  {
    _id: { type: String, required: true },
    day: { type: String, required: true },
    proposals: { type: Number, required: true },
    votes: { type: Number, required: true },
    accepted: { type: Number, required: true },
  },
  documentOf('allowances'),
)
export const Allowances = modelOf('Allowance', allowanceSchema)
