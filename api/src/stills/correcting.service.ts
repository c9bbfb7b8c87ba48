import type { StillId } from '@rollcall/contract/ids.ts'
import type { Correction } from '@rollcall/contract/provenance.ts'
import { corrected, mayCorrect } from '../films/correction.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { type AccountViewer, refusalTo } from '../platform/viewer.ts'
import { photoCorrected } from './still.facts.ts'
import { PhotoHistories, Stills } from './still.model.ts'
import { loadStill } from './still.reader.ts'

/** Corrects title or provenance of a photo; what stood there before goes into the history ([A8]). */
export const correctPhoto = async (
  session: Session,
  by: AccountViewer,
  id: StillId,
  correction: Correction,
): Promise<void> => {
  const still = await loadStill(by, id, session)
  const { title, provenance, version } = still
  if (title === null || provenance === null)
    throw refuse('still.of-film', {
      detail: 'What is said of a film holds for all its frames: correct it there.',
    })
  if (!mayCorrect(by, still))
    throw refusalTo(by, (viewer) => mayCorrect(viewer, still), {
      detail: 'Only whoever added this photo, or a moderator, corrects what is said of it.',
    })
  const now = corrected({ title, provenance }, correction)
  if (!now) return
  const was = { _id: newId(), stillId: id, version, title, provenance, by: by.id, at: new Date() }
  await rawOf(PhotoHistories).insertOne(was, { session })
  await rawOf(Stills).updateOne({ _id: id }, { $set: now, $inc: { version: 1 } }, { session })
  await state(session, photoCorrected, { stillId: id })
  if (by.id === still.addedBy) return
  const about = { still: id }
  await writeAudit(session, { accountId: by.id, act: 'photo.corrected', about, reasons: null })
}
