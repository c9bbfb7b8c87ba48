import { readWaitingCases } from '../cases/waiting.reader.ts'
import { readJustChanged, readUndecidedSubjects } from '../identifications/identification.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { Filings, QueueRows } from './queue.model.ts'
import { waitingIn } from './waiting.ts'

/** Files what waits about one man anew, from how things are. Safe to repeat, and at several places at once. */
export const fileMan = (subjectId: string): Promise<void> =>
  inTransaction(async (session) => {
    await rawOf(Filings).updateOne(
      { _id: subjectId },
      { $inc: { times: 1 } },
      { session, upsert: true },
    )
    const cases = await readWaitingCases(session, subjectId)
    await replaceRows(session, subjectId, cases.flatMap(waitingIn))
  })

const replaceRows = async (
  session: Session,
  subjectId: string,
  rows: ReturnType<typeof waitingIn>,
): Promise<void> => {
  const _id = { $nin: rows.map((row) => row._id) }
  await rawOf(QueueRows).deleteMany({ subjectId, _id }, { session })
  for (const { _id, ...row } of rows)
    await rawOf(QueueRows).replaceOne({ _id }, row, { session, upsert: true })
}

const MOST_PENDING = 500

/** Files what no worker has come to yet, so that nobody reads a queue that is older than his own act. */
export const catchUp = async (): Promise<void> => {
  for (const subjectId of await readJustChanged(MOST_PENDING)) await fileMan(subjectId)
}

/** Files every man again: for what was there before this program, and as a net under it. */
export const fileAll = async (signal: AbortSignal): Promise<void> => {
  const filed = (await rawOf(QueueRows).distinct('subjectId')) as string[]
  for (const subjectId of new Set([...filed, ...(await readUndecidedSubjects())])) {
    signal.throwIfAborted()
    await fileMan(subjectId)
  }
}
