import type { Filter, UpdateFilter } from 'mongodb'
import type { Model } from 'mongoose'
import { rawOf } from './documents.ts'
import type { Session } from './transaction.ts'

/** What counts one thing: the last number that was given. */
interface Counter {
  readonly _id: string
  readonly last: number
}

/** The next number of a counter: two transactions that take one conflict, so a later number becomes true later. */
export const nextOf = async <Of extends Counter>(
  session: Session,
  model: Model<Of>,
  _id: Of['_id'],
): Promise<number> => {
  const counter = await rawOf(model).findOneAndUpdate(
    { _id } as Filter<Of>,
    { $inc: { last: 1 } } as unknown as UpdateFilter<Of>,
    { session, upsert: true, returnDocument: 'after' },
  )
  if (!counter) throw new Error(`the counter of ${_id} gave no number`)
  return counter.last
}
