import { listSubjects } from '@rollcall/contract/subjects.ts'
import type { RouteObject } from 'react-router'
import { listAhead } from '../api/ahead.ts'
import { screen } from '../i18n/screen.ts'
import { manAhead } from './ahead.ts'
import { shownOf } from './shown.ts'

export const routes: RouteObject[] = [
  {
    index: true,
    loader: ({ request }) => listAhead(listSubjects, shownOf(new URL(request.url).searchParams)),
    lazy: screen(
      ['subjects', 'dates', 'men'],
      async () => (await import('./HomeScreen.tsx')).HomeScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/same',
    loader: ({ params }) => manAhead(params['subjectId']),
    lazy: screen(
      ['subjects', 'men'],
      async () => (await import('./SameManScreen.tsx')).SameManScreen,
    ),
  },
]
