import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'subjects/:subjectId/propose',
    lazy: screen(
      ['identifications', 'people', 'films'],
      async () => (await import('./ProposeScreen.tsx')).ProposeScreen,
    ),
  },
  {
    path: 'identifications/:identificationId/evidence',
    lazy: screen(
      'identifications',
      async () => (await import('./GiveEvidenceScreen.tsx')).GiveEvidenceScreen,
    ),
  },
]
