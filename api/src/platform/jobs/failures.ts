import { kindsOfWork, type WorkKind } from '@rollcall/contract/office.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { writeAudit } from '../audit.ts'
import { rawOf } from '../database/documents.ts'
import type { Session } from '../database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../page.ts'
import { refuse } from '../refusal.ts'
import { type JobRow, Jobs, jobRow, type Waits } from './job.ts'

export const kindOf = (name: string): WorkKind =>
  Object.hasOwn(kindsOfWork, name) ? kindsOfWork[name as keyof typeof kindsOfWork] : 'other'

export type Failed = JobRow & { readonly waits: Waits }

/** What waits for a person, the oldest first, and the cursor of the next page. */
export const readFailures = async ({ cursor, limit }: PageQuery) => {
  const [after] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Jobs)
    .find({ 'waits._id': after ? { $gt: after } : { $exists: true } })
    .sort({ 'waits._id': 1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(found as Failed[], limit, ({ waits }) => waits._id)
}

export const countFailures = (): Promise<number> =>
  rawOf(Jobs).countDocuments({ 'waits._id': { $exists: true } })

/** Has it tried again as if it had never failed, or gives it up. */
export const ruleFailure = async (
  session: Session,
  by: string,
  id: string,
  ruling: 'again' | 'given-up',
): Promise<string> => {
  const failed = await rawOf(Jobs).findOne({ 'waits._id': id }, { session })
  if (!failed) throw refuse('not-found')
  const { _id, name, payload } = failed
  if (ruling === 'given-up') await rawOf(Jobs).deleteOne({ _id }, { session })
  else {
    const fresh = { $set: jobRow(name, payload), $unset: { waits: true } } as const
    await rawOf(Jobs).updateOne({ _id }, fresh, { session })
  }
  const act = ruling === 'again' ? 'failure.tried-again' : 'failure.given-up'
  await writeAudit(session, { accountId: by, act, about: { failure: id }, reasons: null })
  return id
}
