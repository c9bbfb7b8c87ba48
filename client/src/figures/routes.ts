import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'figures',
    lazy: screen(
      ['figures', 'identifications'],
      async () => (await import('./FiguresScreen.tsx')).FiguresScreen,
    ),
  },
]
