import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'stills/:stillId',
    loader: async ({ params }) => (await import('./ahead.ts')).stillAhead(params.stillId),
    lazy: screen(
      ['stills', 'attached', 'cite', 'dates', 'films', 'history', 'looking', 'men', 'camps'],
      async () => (await import('./StillScreen.tsx')).StillScreen,
    ),
  },
]
