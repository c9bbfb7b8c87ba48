import { users } from '../accounts/account.model.ts'
import { Films } from '../films/film.model.ts'
import { People } from '../people/people.model.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, isDuplicate } from '../platform/database/transaction.ts'
import { enqueue } from '../platform/jobs/job.ts'
import { settings } from '../platform/settings.ts'
import { declareFiction, isFiction } from '../platform/site.ts'
import { Stills } from '../stills/still.model.ts'
import { Tips } from '../tips/tip.model.ts'
import { makeDemo, WHOLE } from './demo.jobs.ts'
import { isDone } from './steps.ts'

/**
 * Asks for the demonstration, if it is wished and nothing at all is in this archive; one that has something is never
 * touched. Where its making was given up it is taken up again: what is there is not made twice.
 */
export const beginDemo = async (): Promise<void> => {
  const size = settings.DEMO
  if (size === 'off' || (await ((await isFiction()) ? isDone(WHOLE) : isInUse()))) return
  await inTransaction(async (session) => {
    await declareFiction(session)
    await enqueue(session, makeDemo, 'once', { size })
  }).catch((error) => {
    // Another worker was here first.
    if (!isDuplicate(error)) throw error
  })
}

const isInUse = async (): Promise<boolean> => {
  const found = await Promise.all([
    users().findOne(),
    rawOf(Films).findOne(),
    rawOf(Stills).findOne(),
    rawOf(People).findOne(),
    rawOf(Tips).findOne(),
  ])
  return found.some((one) => one !== null)
}
