import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'add',
    lazy: screen(
      ['films', 'camps', 'dates', 'media'],
      async () => (await import('./AddScreen.tsx')).AddScreen,
    ),
  },
  {
    path: 'add/many',
    lazy: screen(['films', 'roster'], async () => (await import('./ManyScreen.tsx')).ManyScreen),
  },
  {
    path: 'films',
    loader: async ({ request }) => (await import('./ahead.ts')).filmsAhead(request.url),
    lazy: screen(
      ['films', 'camps', 'dates'],
      async () => (await import('./FilmsScreen.tsx')).FilmsScreen,
    ),
  },
  {
    path: 'stills',
    lazy: screen('films', async () => (await import('./StillsScreen.tsx')).StillsScreen),
  },
  {
    path: 'films/:filmId',
    loader: async ({ params }) => (await import('./ahead.ts')).filmAhead(params.filmId),
    lazy: screen(
      ['films', 'attached', 'cite', 'dates', 'history', 'media', 'men', 'camps'],
      async () => (await import('./FilmScreen.tsx')).FilmScreen,
    ),
  },
]
