import type { FilmId } from '@rollcall/contract/ids.ts'
import { loadFilm, readyFilm } from '../films/film.reader.ts'
import { type FieldsTold, tellFields } from '../films/remaking.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { askToRecut, idsOfFrames } from '../stills/recutting.service.ts'
import { holdTurns, wereMarked } from './marking.store.ts'

/** Corrects how the fields of a film lie: its stills are cut out again with it, unless somebody was ever marked on one. */
export const correctFields = async (
  session: Session,
  by: AccountViewer,
  filmId: FilmId,
  told: FieldsTold,
): Promise<void> => {
  const film = readyFilm(await loadFilm(by, filmId, session))
  const stillIds = await idsOfFrames(filmId, session)
  await holdTurns(session, stillIds)
  const isMarked = await wereMarked(session, stillIds)
  if (await tellFields(session, by, film, told, isMarked)) await askToRecut(session, filmId)
}
