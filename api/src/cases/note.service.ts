import { loadIdentification } from '../identifications/identification.reader.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Notes } from './note.model.ts'

/** Notes something on a case, where only moderators read it; the log commits to its words ([M6]). */
export const writeNote = async (
  session: Session,
  { id: by }: AccountViewer,
  identificationId: string,
  text: string,
): Promise<string> => {
  const { _id, subjectId } = await loadIdentification(session, identificationId)
  const note = { _id: newId(), identificationId: _id, by, text, at: new Date(), withdrawnAt: null }
  await rawOf(Notes).insertOne(note, { session })
  const about = { identification: _id, subject: subjectId, note: note._id }
  await writeAudit(session, { accountId: by, act: 'note.written', about, reasons: text })
  return note._id
}

/** Withdraws a note of one's own, or puts it back; another's is not there to withdraw. What is so already stays so. */
export const withdrawNote = async (
  session: Session,
  { id: by }: AccountViewer,
  _id: string,
  withdrawn: boolean,
): Promise<string> => {
  const note = assertFound(await rawOf(Notes).findOne({ _id, by }, { session }))
  if ((note.withdrawnAt !== null) === withdrawn) return _id
  const withdrawnAt = withdrawn ? new Date() : null
  await rawOf(Notes).updateOne({ _id }, { $set: { withdrawnAt } }, { session })
  const { identificationId: identification } = note
  const act = withdrawn ? 'note.withdrawn' : 'note.restored'
  await writeAudit(session, {
    accountId: by,
    act,
    about: { identification, note: _id },
    reasons: null,
  })
  return _id
}
