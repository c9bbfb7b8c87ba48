import type { AccountChanges } from '@rollcall/contract/officeAccounts.ts'
import { ObjectId } from 'mongodb'
import { atTheMachine } from '../platform/audit.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import type { Language } from '../platform/http/language.ts'
import { changeAccount } from './account.changes.ts'
import { type UserDocument, users } from './account.model.ts'

/** What an admin does at the machine. Whether there is an account with this address. */
export const changeAtTheMachine = (email: string, changes: AccountChanges): Promise<boolean> =>
  inTransaction((session) =>
    changeAccount(session, atTheMachine, { email: email.trim().toLowerCase() }, changes),
  )

/** Whoever could read a mail to the address owns it. */
export const markVerifiedById = async (session: Session, id: string): Promise<void> => {
  const verified = { $set: { emailVerified: true } }
  await users().updateOne({ _id: new ObjectId(id) }, verified, { session })
}

/** What he chose on a page is the language of his mails from then on. */
export const keepLanguage = async (
  session: Session,
  email: string,
  language: Language | null,
): Promise<void> => {
  if (language === null) return
  const other = { email: email.toLowerCase(), language: { $ne: language } }
  await users().updateOne(other, { $set: { language } }, { session })
}

/** Every account, oldest first. */
export const everyAccount = (): AsyncIterable<UserDocument> => users().find().sort({ _id: 1 })
