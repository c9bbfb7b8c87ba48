import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'tip',
    lazy: screen(
      ['tips', 'identifications', 'people', 'films', 'stills'],
      async () => (await import('./TipScreen.tsx')).TipScreen,
    ),
  },
  {
    path: 'tip/receipt',
    lazy: screen('tips', async () => (await import('./ReceiptScreen.tsx')).ReceiptScreen),
  },
  {
    path: 'tip/thread',
    lazy: screen(
      ['tips', 'identifications'],
      async () => (await import('./ThreadScreen.tsx')).ThreadScreen,
    ),
  },
  {
    path: 'desk/tips/:tipId',
    lazy: screen(
      ['tips', 'moderation', 'identifications', 'people', 'films', 'stills', 'subjects'],
      async () => (await import('./DeskTipScreen.tsx')).DeskTipScreen,
    ),
  },
]
