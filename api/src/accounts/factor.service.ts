import { ObjectId } from 'mongodb'
import { writeAudit } from '../platform/audit.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { sessions, users } from './account.model.ts'
import { factors } from './factor.model.ts'
import { factorRow } from './factorSecret.ts'

/**
 * Gives an account a second factor with this secret, as if its owner had enrolled; `key` is the installation's session
 * secret. For filling an archive with accounts: a person enrols in the browser.
 */
export const enrolWithSecret = (accountId: string, secret: string, key: string): Promise<void> =>
  inTransaction(async (session) => {
    const userId = new ObjectId(accountId)
    const stored = await factorRow(secret, key)
    await factors().updateOne({ userId }, { $set: stored }, { session, upsert: true })
    await users().updateOne({ _id: userId }, { $set: { twoFactorEnabled: true } }, { session })
  })

/** No session of the account counts as one in which the factor was given. */
export const forgetFactorGiven = async (session: Session, accountId: string): Promise<void> => {
  const without = { $unset: { secondFactor: true } } as const
  await sessions().updateMany({ userId: new ObjectId(accountId) }, without, { session })
}

/** What a moderator or admin does with his own factor is in the log ([M6]); a contributor's is his affair. */
export const logOwnFactor = async (
  session: Session,
  { id, held }: Pick<AccountViewer, 'id' | 'held'>,
  act: string,
): Promise<void> => {
  if (held === 'contributor') return
  await writeAudit(session, { accountId: id, act, about: { account: id }, reasons: null })
}
