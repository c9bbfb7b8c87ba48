import { subjectId } from '@rollcall/contract/ids.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import type { RouteObject } from 'react-router'
import { askAhead, listAhead } from '../api/ahead.ts'
import { screen } from '../i18n/screen.ts'
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
    path: 'subjects/:subjectId',
    loader: ({ params }) => askForMan(params['subjectId']),
    lazy: screen(
      ['subjects', 'dates', 'history', 'identifications', 'men', 'people', 'stills', 'votes'],
      async () => (await import('./SubjectScreen.tsx')).SubjectScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/same',
    loader: ({ params }) => askForMan(params['subjectId']),
    lazy: screen(
      ['subjects', 'men'],
      async () => (await import('./SameManScreen.tsx')).SameManScreen,
    ),
  },
]

function askForMan(id: string | undefined): null {
  const parsed = subjectId.safeParse(id)
  return parsed.success ? askAhead(getSubject, { params: { subjectId: parsed.data } }) : null
}
