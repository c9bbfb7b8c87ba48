import type { Film } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { listFilms } from '../films/film.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentFilm } from './film.presenter.ts'
import { readOneSeen, readSeen } from './film.reader.ts'

/** One page of films, each with the still that stands for it. */
export const viewFilms = async (viewer: Viewer, asked: Parameters<typeof listFilms>[1]) => {
  const { films, nextCursor } = await listFilms(viewer, asked)
  const seen = await readSeen(viewer, films)
  return { items: seen.map((one) => presentFilm(one, viewer)), nextCursor }
}

export const viewFilm = async (viewer: Viewer, id: FilmId): Promise<Film> => {
  return presentFilm(await readOneSeen(viewer, id), viewer)
}
