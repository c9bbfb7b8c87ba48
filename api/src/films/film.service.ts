import type { FilmId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { type FilmDoc, Films } from './film.model.ts'

/** Films by id; an id that is none is missing from the map. */
export const readFilms = async (
  ids: readonly FilmId[],
  session?: Session,
): Promise<Map<FilmId, FilmDoc>> => {
  const found = await rawOf(Films)
    .find({ _id: { $in: [...new Set(ids)] } }, session ? { session } : {})
    .toArray()
  return new Map(found.map((film) => [film._id, film]))
}

export const loadFilm = async (id: FilmId, session?: Session): Promise<FilmDoc> => {
  const film = (await readFilms([id], session)).get(id)
  if (!film) throw refuse('not-found')
  return film
}
