import type { Role } from '@rollcall/contract/accounts.ts'
import { ObjectId } from 'mongodb'
import { atTheMachine, writeAudit } from '../platform/audit.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { type UserDocument, users } from './account.model.ts'

/** Sets what the account may do. Whether there is such an account. */
export const setRole = (email: string, role: Role): Promise<boolean> =>
  change(email, { role }, `account.${role}`)

/** Marks the address as its owner's. */
export const markVerified = (email: string): Promise<boolean> =>
  change(email, { emailVerified: true }, 'account.verified')

export const setSuspended = (email: string, suspended: boolean): Promise<boolean> =>
  change(email, { suspended }, suspended ? 'account.suspended' : 'account.unsuspended')

/** Whoever could read a mail to the address owns it. */
export const markVerifiedById = async (session: Session, id: string): Promise<void> => {
  const verified = { $set: { emailVerified: true } }
  await users().updateOne({ _id: new ObjectId(id) }, verified, { session })
}

/** Every account, oldest first. */
export const everyAccount = (): AsyncIterable<UserDocument> => users().find().sort({ _id: 1 })

/** What an admin does at the machine: written into the log with the change ([M6]). */
const change = (email: string, $set: Partial<UserDocument>, act: string): Promise<boolean> =>
  inTransaction(async (session) => {
    const filter = { email: email.trim().toLowerCase() }
    const account = await users().findOneAndUpdate(
      filter,
      { $set: { ...$set, updatedAt: new Date() } },
      { session },
    )
    if (!account) return false
    const about = { account: account._id.toHexString() }
    await writeAudit(session, { accountId: atTheMachine, act, about, reasons: null })
    return true
  })
