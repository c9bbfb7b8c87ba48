import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'compare',
    lazy: screen(
      ['compare', 'cite', 'dates', 'identifications', 'looking', 'men', 'people', 'votes'],
      async () => (await import('./HelpScreen.tsx')).HelpScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/compare/:identificationId',
    lazy: screen(
      ['compare', 'cite', 'dates', 'identifications', 'looking', 'men', 'people', 'votes'],
      async () => (await import('./CompareScreen.tsx')).CompareScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/pool/:personId',
    lazy: screen(
      ['compare', 'cite', 'dates', 'looking', 'men', 'people'],
      async () => (await import('./LookScreen.tsx')).LookScreen,
    ),
  },
]
