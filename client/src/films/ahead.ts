import { getFilm, listFilms } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { askAhead, listAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'
import { campIn } from '../camps/useOfCamp.ts'

export const filmsAhead = (address: string): null =>
  listAhead(listFilms, { query: campIn(new URL(address).searchParams) })

export function filmAhead(id: string | undefined): null {
  const filmId = idFrom<FilmId>(id)
  return filmId ? askAhead(getFilm, { params: { filmId } }) : null
}
