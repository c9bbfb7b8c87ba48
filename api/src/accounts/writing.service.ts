import type { AccountId } from '@rollcall/contract/ids.ts'
import { ObjectId } from 'mongodb'
import type { Session } from '../platform/database/transaction.ts'
import type { Env } from '../platform/env.ts'
import { users } from './account.model.ts'
import { openPost } from './mail.service.ts'
import { cancelledLetter } from './mail.texts.ts'

/** Tells whoever sent something that somebody else cancelled it; its page is at this path. */
export type TellCancelled = (
  session: Session,
  sender: string,
  told: { readonly path: string; readonly title: string },
) => Promise<void>

/** Letters that other features have written, in the language of whoever gets them; who is gone gets none. */
export const tellsCancelled = ({ smtpUrl, publicUrls }: Env): TellCancelled => {
  const post = openPost(smtpUrl !== undefined)
  const [origin = ''] = publicUrls
  return async (session, sender, { path, title }) => {
    const _id = new ObjectId(sender as AccountId)
    const user = await users().findOne({ _id }, { session })
    if (!user) return
    const letter = cancelledLetter(`${origin}${path}`, title)
    await post(session, user.email, letter(user.language ?? 'en'))
  }
}
