import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'
import { manAhead } from '../subjects/ahead.ts'

export const routes: RouteObject[] = [
  {
    path: 'exports',
    lazy: screen(
      ['exports', 'accounts', 'identifications'],
      async () => (await import('./ExportsScreen.tsx')).ExportsScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/dossier',
    loader: ({ params }) => manAhead(params['subjectId']),
    lazy: screen(
      ['exports', 'accounts', 'men'],
      async () => (await import('./DossierScreen.tsx')).DossierScreen,
    ),
  },
]
