import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Correction } from '@rollcall/contract/provenance.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type AccountViewer, refusalTo } from '../platform/viewer.ts'
import { corrected, mayCorrect } from './correction.ts'
import { filmCorrected } from './film.facts.ts'
import { FilmHistories, Films } from './film.model.ts'
import { loadFilm } from './film.service.ts'

/** Corrects title or provenance; what stood there before goes into the history ([A8]). */
export const correctFilm = async (
  session: Session,
  by: AccountViewer,
  id: FilmId,
  correction: Correction,
): Promise<void> => {
  const film = await loadFilm(by, id, session)
  if (!mayCorrect(by, film))
    throw refusalTo(by, (viewer) => mayCorrect(viewer, film), {
      detail: 'Only whoever added this film, or a moderator, corrects what is said of it.',
    })
  const now = corrected(film, correction)
  if (!now) return
  await rawOf(FilmHistories).insertOne(
    {
      _id: newId(),
      filmId: id,
      version: film.version,
      title: film.title,
      provenance: film.provenance,
      by: by.id,
      at: new Date(),
    },
    { session },
  )
  await rawOf(Films).updateOne({ _id: id }, { $set: now, $inc: { version: 1 } }, { session })
  await state(session, filmCorrected, { filmId: id })
  if (by.id === film.addedBy) return
  const about = { film: id }
  await writeAudit(session, { accountId: by.id, act: 'film.corrected', about, reasons: null })
}
