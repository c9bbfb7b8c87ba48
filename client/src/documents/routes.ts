import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'documents',
    lazy: screen('documents', async () => (await import('./DocumentsScreen.tsx')).DocumentsScreen),
  },
  {
    path: 'documents/:documentId',
    lazy: screen(
      ['documents', 'films', 'stills', 'looking', 'camps', 'dates', 'history', 'media', 'men'],
      async () => (await import('./DocumentScreen.tsx')).DocumentScreen,
    ),
  },
]
