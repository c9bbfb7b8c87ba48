import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'subjects/:subjectId/pool',
    lazy: screen(
      ['pool', 'dates', 'men', 'people'],
      async () => (await import('./PoolScreen.tsx')).PoolScreen,
    ),
  },
]
