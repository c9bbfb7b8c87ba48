import type { Role } from '@rollcall/contract/accounts.ts'
import { ObjectId } from 'mongodb'
import { type UserDocument, users } from './account.model.ts'

/** Sets what the account may do. Whether there is such an account. */
export const setRole = (email: string, role: Role): Promise<boolean> => change(email, { role })

/** Marks the address as its owner's. */
export const markVerified = (email: string): Promise<boolean> =>
  change(email, { emailVerified: true })

export const setSuspended = (email: string, suspended: boolean): Promise<boolean> =>
  change(email, { suspended })

/** Whoever could read a mail to the address owns it. */
export const markVerifiedById = async (id: string): Promise<void> => {
  await users().updateOne({ _id: new ObjectId(id) }, { $set: { emailVerified: true } })
}

/** Every account, oldest first. */
export const everyAccount = (): AsyncIterable<UserDocument> => users().find().sort({ _id: 1 })

const change = async (email: string, $set: Partial<UserDocument>): Promise<boolean> => {
  const filter = { email: email.trim().toLowerCase() }
  const { matchedCount } = await users().updateOne(filter, {
    $set: { ...$set, updatedAt: new Date() },
  })
  return matchedCount === 1
}
