import { getFilm, listFilms } from '@rollcall/contract/films.ts'
import { filmId } from '@rollcall/contract/ids.ts'
import { askAhead, listAhead } from '../api/ahead.ts'
import { campIn } from '../camps/useOfCamp.ts'

export const filmsAhead = (address: string): null =>
  listAhead(listFilms, { query: campIn(new URL(address).searchParams) })

export function filmAhead(id: string | undefined): null {
  const parsed = filmId.safeParse(id)
  return parsed.success ? askAhead(getFilm, { params: { filmId: parsed.data } }) : null
}
