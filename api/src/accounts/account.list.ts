import type { AccountId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { type Filter, ObjectId } from 'mongodb'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { refuse } from '../platform/refusal.ts'
import { type UserDocument, users } from './account.model.ts'

interface Asked extends PageQuery {
  readonly q?: string | undefined
}

/** Accounts, newest first, and the cursor of the next page. */
export const readAccountPage = async ({ q, cursor, limit }: Asked) => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const read = await users()
    .find({ ...holding(q), ...(before && { _id: { $lt: new ObjectId(before) } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  const { items: found, nextCursor } = pageFrom(read, limit, ({ _id }) => _id.toHexString())
  return { found, nextCursor }
}

const holding = (q: string | undefined): Filter<UserDocument> => {
  if (!q) return {}
  const letters = { $regex: q.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' }
  return { $or: [{ name: letters }, { email: letters }] }
}

export const loadAccount = async (id: AccountId, session?: Session): Promise<UserDocument> => {
  const found = await users().findOne({ _id: new ObjectId(id) }, within(session))
  if (!found) throw refuse('not-found')
  return found
}
