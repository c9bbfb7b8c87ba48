import type { PageQuery } from '@rollcall/contract/page.ts'
import { z } from 'zod'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { fact, state } from '../platform/facts.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { Letter } from './letter.ts'
import { type Mail, Mails } from './mail.model.ts'

/** A letter waits for the mail server. */
export const mailWritten = fact('mail.written', z.object({ mailId: z.string() }))

/** Writes a letter to somebody: a worker hands it to the mail server, or it is kept for the admin to read. */
export type Post = (session: Session, to: string, letter: Letter) => Promise<void>

export const openPost =
  (hasServer: boolean): Post =>
  async (session, to, letter) => {
    const mail: Mail = { _id: newId(), to, ...letter, at: new Date(), kept: !hasServer }
    await rawOf(Mails).insertOne(mail, { session })
    if (hasServer) await state(session, mailWritten, { mailId: mail._id })
  }

/** Kept letters, newest first, and the cursor of the next page. */
export const listKeptMail = async ({ cursor, limit }: PageQuery) => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const mails = await rawOf(Mails)
    .find({ kept: true, ...(before && { _id: { $lt: before } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(mails, limit, ({ _id }) => _id)
}
