import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'exports',
    lazy: screen(
      ['exports', 'accounts', 'identifications'],
      async () => (await import('./ExportsScreen.tsx')).ExportsScreen,
    ),
  },
]
