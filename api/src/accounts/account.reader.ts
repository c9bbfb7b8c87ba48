import type { Role } from '@rollcall/contract/accounts.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import { ObjectId } from 'mongodb'
import { within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
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

type Known = Pick<UserDocument, '_id' | (typeof known)[number]>

const known = ['name', 'role', 'createdAt', 'emailVerified', 'suspended'] as const

/** Some accounts, as `factsIn` takes them. */
export const accountsOf = (
  ids: readonly AccountId[],
): Reading<Known> & { fields: typeof known } => {
  const _id = { $in: [...new Set(ids)].map((id) => new ObjectId(id)) }
  return { ...reading<Known>(users(), { _id }), fields: known }
}

export const factsIn = (found: readonly Known[]): Map<AccountId, AccountFacts> =>
  new Map(found.map(factsOf).map((facts) => [facts.id, facts]))

/** The facts of these accounts as they are at this point of the transaction; who is not there is missing. */
export const readAccounts = async (
  ids: readonly AccountId[],
  session?: Session,
): Promise<Map<AccountId, AccountFacts>> => {
  const { where, fields } = accountsOf(ids)
  const projection = Object.fromEntries(fields.map((field) => [field, 1]))
  const found = await users()
    .find(where, { projection, ...within(session) })
    .toArray()
  return factsIn(found)
}

/** The name by which others know an account, also when the account is gone. */
export const presentName = (account: Pick<AccountFacts, 'name'> | undefined): string =>
  account?.name ?? 'a former contributor'

const factsOf = (user: Known): AccountFacts => ({
  id: user._id.toHexString() as AccountId,
  name: user.name,
  role: user.role,
  createdAt: user.createdAt,
  emailVerified: user.emailVerified,
  suspended: user.suspended,
})
