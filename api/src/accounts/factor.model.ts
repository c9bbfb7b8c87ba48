import { createHmac } from 'node:crypto'
import type { Collection, ObjectId } from 'mongodb'
import { timed } from '../platform/database/inTime.ts'
import type { Session } from '../platform/database/transaction.ts'
import { accountsDb } from './account.model.ts'

/** What the account library keeps of a second factor, encrypted under the installation's secret. */
export interface FactorDocument {
  _id: ObjectId
  userId: ObjectId
  secret: string
  backupCodes: string
  verified: boolean
}

interface UsedCode {
  /** A hash of account and code under the installation's secret. */
  _id: string
  at: Date
}

/** A code is taken for 90 seconds: its own 30, and those before and after. */
const USED_SECONDS = 120

export const factors = (): Collection<FactorDocument> => timed(accountsDb().collection('twoFactor'))
const usedCodes = (): Collection<UsedCode> => timed(accountsDb().collection('usedCodes'))

export const buildFactorIndexes = async (): Promise<void> => {
  await factors().createIndex({ userId: 1 }, { unique: true })
  await usedCodes().createIndex({ at: 1 }, { expireAfterSeconds: USED_SECONDS })
}

/** By what a code of this account is known once it was used. */
export const markOf = (secret: string, accountId: string, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['code', accountId, code]))
    .digest('base64url')

export const isUsed = async (session: Session, _id: string): Promise<boolean> =>
  (await usedCodes().findOne({ _id }, { session })) !== null

/** Of two who use one code at once, one runs again and finds it used. */
export const useCode = async (session: Session, _id: string): Promise<void> => {
  await usedCodes().insertOne({ _id, at: new Date() }, { session })
}
