import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'sheet',
    lazy: screen(
      ['sheet', 'dates', 'men', 'tips'],
      async () => (await import('./SheetScreen.tsx')).WallSheetScreen,
    ),
  },
  {
    path: 'films/:filmId/sheet',
    lazy: screen(
      ['sheet', 'dates', 'men', 'tips'],
      async () => (await import('./SheetScreen.tsx')).FilmSheetScreen,
    ),
  },
]
