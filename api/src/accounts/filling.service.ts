import { randomBytes } from 'node:crypto'
import type { Role } from '@rollcall/contract/accounts.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { ObjectId } from 'mongodb'
import { inTransaction } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { accountsDb, type UserDocument, users } from './account.model.ts'
import { enrolWithSecret } from './factor.service.ts'
import { hashPassword } from './password.ts'

export interface Filled {
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Without one nobody can sign in to the account. */
  readonly password: string | null
  readonly factor: string | null
  readonly since: Date
}

/** Makes an account of an invented person in an archive that is being filled, or finds it; no letter is written. */
export const fillAccount = async (given: Filled, key: string): Promise<AccountViewer> => {
  const known = await users().findOne({ email: given.email })
  const user = known ?? (await insert(given))
  const id = user._id.toHexString() as AccountId
  if (given.factor && !user.twoFactorEnabled) await enrolWithSecret(id, given.factor, key)
  const { name, email, role, createdAt: since } = user
  const standing = {
    emailVerified: true,
    suspended: false,
    secondFactor: 'given',
    factorAt: null,
    examiner: null,
  } as const
  return { kind: 'account', id, role, held: role, name, email, since, ...standing }
}

const insert = async ({ name, email, role, password, since }: Filled): Promise<UserDocument> => {
  const _id = new ObjectId()
  const at = { createdAt: since, updatedAt: since }
  const user = { _id, name, email, emailVerified: true, role, suspended: false, ...at }
  const hash = await hashPassword(password ?? randomBytes(24).toString('base64url'))
  const accountId = _id.toHexString()
  const credential = { accountId, providerId: 'credential', userId: _id, password: hash, ...at }
  await inTransaction(async (session) => {
    await users().insertOne(user, { session })
    await accountsDb().collection('account').insertOne(credential, { session })
  })
  return user
}
