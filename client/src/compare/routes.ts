import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

const texts = ['compare', 'identifications', 'votes', 'stills', 'people', 'films'] as const

export const routes: RouteObject[] = [
  {
    path: 'compare',
    lazy: screen(texts, async () => (await import('./HelpScreen.tsx')).HelpScreen),
  },
  {
    path: 'subjects/:subjectId/compare/:identificationId',
    lazy: screen(texts, async () => (await import('./CompareScreen.tsx')).CompareScreen),
  },
]
