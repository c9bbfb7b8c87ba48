import type { Filter, UpdateFilter } from 'mongodb'
import type { Model } from 'mongoose'
import { writeAudit } from './audit.ts'
import { keepChange, type Whereabouts } from './changes.ts'
import { rawOf } from './database/documents.ts'
import type { Session } from './database/transaction.ts'
import { differing, type Fields } from './differing.ts'

interface Corrected {
  readonly _id: string
  readonly version?: number
}

export interface Correcting<Doc> {
  readonly of: Whereabouts
  readonly by: string
  readonly asModerator: boolean
  /** Whether it is an act of its own in the log; of an import, which is one act, the rows are not. */
  readonly logged: boolean
  readonly reasons?: string | null
  readonly was: Fields
  readonly now: Fields
  /** What is stored for `now`. */
  readonly set: Partial<Doc>
  /** Which of the changed fields visitors do not read as they were or are. */
  readonly closed?: (field: string) => boolean
}

/**
 * Corrects what is said of something, in the caller's transaction: the one way in which that is done ([A8]). What it was is
 * kept, its version grows, and what a moderator does to what is not his is in the log ([M6]). Whether anything changed:
 * what changes nothing leaves no trace.
 */
export const correct = async <Doc extends Corrected>(
  session: Session,
  model: Model<Doc>,
  { _id, version = 0 }: Doc,
  {
    of,
    by,
    asModerator,
    logged,
    reasons = null,
    was,
    now,
    set,
    closed = () => false,
  }: Correcting<Doc>,
): Promise<boolean> => {
  const changed = differing(was, now)
  if (!changed) return false
  const shut = Object.keys(changed.was).filter(closed)
  await keepChange(session, { of, version, ...changed, by, asModerator, reasons, closed: shut })
  const update = { $set: set, $inc: { version: 1 } } as unknown as UpdateFilter<Doc>
  await rawOf(model).updateOne({ _id } as Filter<Doc>, update, { session })
  const act = `${Object.keys(of)[0]}.corrected`
  if (logged) await writeAudit(session, { accountId: by, act, about: of, reasons })
  return true
}
