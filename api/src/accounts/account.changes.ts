import { isDeepStrictEqual } from 'node:util'
import type { AccountChanges } from '@rollcall/contract/officeAccounts.ts'
import { type Filter, ObjectId } from 'mongodb'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Fields } from '../platform/differing.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { sessions, type UserDocument, users } from './account.model.ts'
import { factors } from './factor.model.ts'

/** Changes an account, and writes what is another than before into the log with it ([M6]). Whether there is such an account. */
export const changeAccount = async (
  session: Session,
  by: string,
  which: Filter<UserDocument>,
  changes: AccountChanges,
): Promise<boolean> => {
  const account = await users().findOne(which, { session })
  if (!account) return false
  const changed = changedOf(account, changes)
  const acts = actsIn(changed)
  if (acts.length === 0) return true
  const { _id } = account
  await users().updateOne({ _id }, updateFor(changed), { session })
  if (changes.secondFactor === false) {
    await factors().deleteMany({ userId: _id }, { session })
    await sessions().deleteMany({ userId: _id }, { session })
  }
  const about = { account: _id.toHexString() }
  for (const { act, reasons } of acts)
    await writeAudit(session, { accountId: by, act, about, reasons })
  return true
}

/** A lost factor is removed however often that is asked: of one that was never finished nothing stands at the account. */
const changedOf = (account: UserDocument, changes: AccountChanges): AccountChanges => {
  const was: Fields = {
    ...account,
    suspended: account.suspended ?? false,
    examiner: account.examiner ?? null,
    secondFactor: null,
  }
  const asked = Object.entries(changes) as [string, unknown][]
  return Object.fromEntries(asked.filter(([field, now]) => !isDeepStrictEqual(was[field], now)))
}

/**
 * Whoever changes accounts is an admin until the change holds: of two who take that from each other only one is heard,
 * so that there is always one left.
 */
export const holdAdmin = async (session: Session, { id }: AccountViewer): Promise<void> => {
  const which = { _id: new ObjectId(id), role: 'admin', suspended: { $ne: true } } as const
  const touched = { $set: { updatedAt: new Date() } }
  const { matchedCount } = await users().updateOne(which, touched, { session })
  if (matchedCount === 0) throw refuse('forbidden')
}

const updateFor = ({ role, emailVerified, suspended, examiner, secondFactor }: AccountChanges) => ({
  $set: {
    ...(role !== undefined && { role }),
    ...(emailVerified !== undefined && { emailVerified }),
    ...(suspended !== undefined && { suspended }),
    ...(examiner && { examiner }),
    ...(secondFactor === false && { twoFactorEnabled: false }),
    updatedAt: new Date(),
  },
  ...(examiner === null && { $unset: { examiner: true as const } }),
})

interface Logged {
  readonly act: string
  readonly reasons: string | null
}

const actsIn = ({ role, emailVerified, suspended, examiner, secondFactor }: AccountChanges) => {
  const acts: Logged[] = []
  const add = (act: string, reasons: string | null = null) => acts.push({ act, reasons })
  if (role) add(`account.${role}`)
  if (emailVerified) add('account.verified')
  if (suspended !== undefined) add(suspended ? 'account.suspended' : 'account.unsuspended')
  if (examiner) add('examiner.named', examiner.qualification)
  if (examiner === null) add('examiner.removed')
  if (secondFactor === false) add('second-factor.removed')
  return acts
}
