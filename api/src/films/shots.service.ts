import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Shot } from '../media/shots.ts'
import { correct } from '../platform/correcting.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { type ConformedFilm, loadFilm, readyFilm } from './film.reader.ts'
import { editedShots, type ShotsEdit } from './shots.ts'

/** A film whose shots can be edited so, as far as its length goes. */
export const loadCuttable = async (
  by: AccountViewer,
  id: FilmId,
  { begin }: ShotsEdit,
  session?: Session,
): Promise<ConformedFilm> => {
  const film = readyFilm(await loadFilm(by, id, session))
  const beyond = begin.findIndex((frame) => frame >= film.facts.frames)
  if (beyond < 0) return film
  const last = film.facts.frames - 1
  throw refuseField(`begin.${beyond}`, `is not in this film: its last frame is ${last}`)
}

/** Splits and joins the shots of a film; what was changed goes into the history ([A8]). No ingest touches them again ([K4]). */
export const editShots = async (
  session: Session,
  by: AccountViewer,
  id: FilmId,
  edit: ShotsEdit,
  bestOf: (shot: Shot) => number,
): Promise<void> => {
  const film = await loadCuttable(by, id, edit, session)
  const shots = editedShots(film.shots, edit, bestOf)
  if (!shots) throw refuse('film.shots-changed')
  const inOrder = (frames: readonly number[]) => frames.toSorted((one, other) => one - other)
  await correct<FilmDoc>(session, Films, film, {
    of: { film: id },
    ...{ by: by.id, asModerator: true, logged: true },
    ...{ was: { shots: inOrder(edit.join) }, now: { shots: inOrder(edit.begin) } },
    set: { shots },
  })
}
