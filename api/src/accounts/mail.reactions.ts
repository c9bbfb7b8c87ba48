import { createTransport, type Transporter } from 'nodemailer'
import { rawOf } from '../platform/database/documents.ts'
import type { Env } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { type Reaction, reaction } from '../platform/reactions.ts'
import { type Mail, Mails } from './mail.model.ts'
import { mailWritten } from './mail.service.ts'

/** After that the links in a letter have run out. */
const GIVEN_UP_MS = 86_400_000

/** Milliseconds. A mail server that says nothing holds up all other letters. */
const patience = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
}

/** With a mail server: letters go out in the worker, and are gone here afterwards. */
export const mailReactions = (env: Env): Reaction[] => {
  if (!env.smtpUrl) return []
  const transport = createTransport({ url: env.smtpUrl, ...patience })
  return [
    reaction('send the letter', mailWritten, async ({ mailId }) => {
      const mail = await rawOf(Mails).findOne({ _id: mailId })
      if (!mail) return
      await send(transport, env.mailFrom, mail)
      await rawOf(Mails).deleteOne({ _id: mailId })
    }),
  ]
}

class MailNotTaken extends Error {
  readonly code: string

  constructor(code: string) {
    super(`the mail server did not take a letter: ${code}`)
    this.code = code
  }
}

const send = async (transport: Transporter, from: string, mail: Mail): Promise<void> => {
  try {
    const { to, subject, text, html, _id } = mail
    // The same letter sent twice, after a kill between sending and noting it, is known by its id.
    await transport.sendMail({
      ...{ from, to, subject, text, messageId: `<${_id}@rollcall>` },
      ...(html && { html }),
    })
  } catch (error) {
    const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
    const refused = responseCode !== undefined && responseCode >= 500
    // What the server says may name the address, so only its codes are told.
    if (!refused && Date.now() - mail.at.getTime() < GIVEN_UP_MS)
      throw new MailNotTaken(String(responseCode ?? code))
    log.warn({ mailId: mail._id, code, responseCode }, 'a letter was given up')
  }
}
