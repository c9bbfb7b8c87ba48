import type { Role } from '@rollcall/contract/accounts.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { ObjectId } from 'mongodb'
import type { Session } from '../platform/database/transaction.ts'
import { type UserDocument, users } from './account.model.ts'

/** What other features may know of an account; its address is not among it. */
export interface AccountFacts {
  readonly id: AccountId
  readonly name: string
  readonly role: Role
  readonly createdAt: Date
  readonly emailVerified: boolean
  readonly suspended: boolean
}

/** The facts of these accounts as they are at this point of the transaction; who is not there is missing. */
export const readAccounts = async (
  ids: readonly AccountId[],
  session?: Session,
): Promise<Map<AccountId, AccountFacts>> => {
  const _id = { $in: [...new Set(ids)].map((id) => new ObjectId(id)) }
  const found = await users()
    .find(
      { _id },
      {
        projection: { name: 1, role: 1, createdAt: 1, emailVerified: 1, suspended: 1 },
        ...(session && { session }),
      },
    )
    .toArray()
  return new Map(found.map(factsOf).map((facts) => [facts.id, facts]))
}

/** The name by which others know an account, also when the account is gone. */
export const presentName = (account: Pick<AccountFacts, 'name'> | undefined): string =>
  account?.name ?? 'a former contributor'

const factsOf = (user: Omit<UserDocument, 'email'>): AccountFacts => ({
  id: user._id.toHexString() as AccountId,
  name: user.name,
  role: user.role,
  createdAt: user.createdAt,
  emailVerified: user.emailVerified,
  suspended: user.suspended,
})
