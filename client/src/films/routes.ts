import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'add',
    lazy: screen(['films', 'media'], async () => (await import('./AddScreen.tsx')).AddScreen),
  },
  {
    path: 'films',
    loader: async () => (await import('./ahead.ts')).filmsAhead(),
    lazy: screen(['films', 'dates'], async () => (await import('./FilmsScreen.tsx')).FilmsScreen),
  },
  {
    path: 'films/:filmId',
    loader: async ({ params }) => (await import('./ahead.ts')).filmAhead(params.filmId),
    lazy: screen(
      ['films', 'dates', 'history', 'men'],
      async () => (await import('./FilmScreen.tsx')).FilmScreen,
    ),
  },
]
