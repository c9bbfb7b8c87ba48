import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'
import { manAhead } from '../subjects/ahead.ts'

export const routes: RouteObject[] = [
  {
    path: 'subjects/:subjectId',
    loader: ({ params }) => manAhead(params['subjectId']),
    lazy: screen(
      [
        'cases',
        'attached',
        'cite',
        'dates',
        'exclusions',
        'history',
        'identifications',
        'men',
        'people',
        'pool',
        'stills',
        'subjects',
        'votes',
      ],
      async () => (await import('./SubjectScreen.tsx')).SubjectScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/exclude',
    lazy: screen(
      ['cases', 'dates', 'identifications', 'men', 'people'],
      async () => (await import('./ExcludeScreen.tsx')).ExcludeScreen,
    ),
  },
]
