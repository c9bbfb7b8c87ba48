import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'
import { type Act, acts } from './allowance.ts'

/**
 * What an account did on the last day it did anything that is limited, by kind (missing: nothing of that), and what of its
 * work was accepted.
 */
export type Allowance = Readonly<Partial<Record<Act, number>>> & {
  readonly _id: string
  readonly day: string
  readonly accepted: number
  /** How many exclusions it ever raised: two at once meet here. */
  readonly raised?: number
}

const allowanceSchema = new Schema<Allowance>(
  {
    _id: required(String),
    day: required(String),
    ...Object.fromEntries(acts.map((act) => [act, Number])),
    accepted: required(Number),
    raised: Number,
  },
  documentOf('allowances'),
)
export const Allowances = modelOf('Allowance', allowanceSchema)
