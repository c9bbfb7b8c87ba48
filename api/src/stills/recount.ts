import type { FilmId } from '@rollcall/contract/ids.ts'
import { everyFilm, loadFilm } from '../films/film.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { Stills } from './still.model.ts'

/** What was found of one film. */
export interface FilmRecounted {
  readonly filmId: FilmId
  /** Whether it has as many stills as it keeps count of. */
  readonly agrees: boolean
}

/** Counts the stills of every film anew, each film at one point in time. */
export async function* recountFilms(): AsyncGenerator<FilmRecounted> {
  for await (const { _id } of everyFilm()) yield { filmId: _id, agrees: await agrees(_id) }
}

const agrees = (filmId: FilmId): Promise<boolean> =>
  inSnapshot(async (session) => {
    const { stills } = await loadFilm('program', filmId, session)
    return stills === (await rawOf(Stills).countDocuments({ filmId }, { session }))
  })
