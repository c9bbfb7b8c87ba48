import { getFilm, listFilms } from '@rollcall/contract/films.ts'
import { filmId } from '@rollcall/contract/ids.ts'
import type { RouteObject } from 'react-router'
import { askAhead, listAhead } from '../api/ahead.ts'
import { screen } from '../app/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'add',
    lazy: screen('films', async () => (await import('./AddScreen.tsx')).AddScreen),
  },
  {
    path: 'films',
    loader: () => listAhead(listFilms, {}),
    lazy: screen('films', async () => (await import('./FilmsScreen.tsx')).FilmsScreen),
  },
  {
    path: 'films/:filmId',
    loader: ({ params }) => askForFilm(params['filmId']),
    lazy: screen(['films', 'stills'], async () => (await import('./FilmScreen.tsx')).FilmScreen),
  },
]

function askForFilm(id: string | undefined): null {
  const parsed = filmId.safeParse(id)
  return parsed.success ? askAhead(getFilm, { params: { filmId: parsed.data } }) : null
}
