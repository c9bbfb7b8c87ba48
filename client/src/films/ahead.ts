import { getFilm, listFilms } from '@rollcall/contract/films.ts'
import { filmId } from '@rollcall/contract/ids.ts'
import { askAhead, listAhead } from '../api/ahead.ts'

export const filmsAhead = (): null => listAhead(listFilms, {})

export function filmAhead(id: string | undefined): null {
  const parsed = filmId.safeParse(id)
  return parsed.success ? askAhead(getFilm, { params: { filmId: parsed.data } }) : null
}
