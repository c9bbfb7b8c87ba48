import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'subjects/:subjectId/propose',
    lazy: screen(
      ['identifications', 'dates', 'men', 'people', 'pool'],
      async () => (await import('./ProposeScreen.tsx')).ProposeScreen,
    ),
  },
  {
    path: 'identifications/:identificationId/evidence',
    lazy: screen(
      ['identifications', 'dates', 'men', 'pool'],
      async () => (await import('./GiveEvidenceScreen.tsx')).GiveEvidenceScreen,
    ),
  },
]
