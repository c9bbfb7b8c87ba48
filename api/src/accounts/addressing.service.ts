import { ObjectId } from 'mongodb'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { users } from './account.model.ts'
import type { Letter, WriteLetter } from './letter.ts'
import type { Post } from './mail.service.ts'
import { accountViewer } from './viewers.ts'

/**
 * Writes to an account at the address that is known to be its own, in its language; what may be told is asked of the viewer
 * that it is without its second factor. Whether there was such an address.
 */
export const writeToAccount = async (
  session: Session,
  post: Post,
  accountId: string,
  letterTo: (reader: AccountViewer) => WriteLetter,
): Promise<boolean> => {
  const user = await users().findOne({ _id: new ObjectId(accountId) }, { session })
  if (!user?.emailVerified) return false
  const letter: Letter = letterTo(accountViewer(user, {}))(user.language ?? 'en')
  await post(session, user.email, letter)
  return true
}
