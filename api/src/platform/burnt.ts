import { Schema } from 'mongoose'
import type { Solved } from './challenge.ts'
import { documentOf, modelOf, rawOf, required } from './database/documents.ts'
import { isDuplicate } from './database/transaction.ts'

/** A proof of work that something was sent with; kept until it would be refused for its age. */
interface BurntChallenge {
  _id: string
  expiresAt: Date
}

const schema = new Schema<BurntChallenge>(
  { _id: required(String), expiresAt: { type: Date, required: true, expires: 60 } },
  documentOf('burntChallenges'),
)
export const BurntChallenges = modelOf('BurntChallenge', schema)

/** Uses a proof up by itself; whether nobody had before. */
export const burnOnce = async ({ id, expiresAt }: Solved): Promise<boolean> => {
  try {
    await rawOf(BurntChallenges).insertOne({ _id: id, expiresAt })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
