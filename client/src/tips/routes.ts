import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'tip',
    lazy: screen(
      ['tips', 'dates', 'men', 'people', 'stills'],
      async () => (await import('./TipScreen.tsx')).TipScreen,
    ),
  },
  {
    path: 'tip/receipt',
    lazy: screen('tips', async () => (await import('./receipt/ReceiptScreen.tsx')).ReceiptScreen),
  },
  {
    path: 'tip/keyed',
    lazy: screen(
      ['tips', 'identifications', 'men'],
      async () => (await import('./keyed/KeyedScreen.tsx')).KeyedScreen,
    ),
  },
  {
    path: 'flag',
    lazy: screen(
      ['tips', 'dates', 'men', 'people'],
      async () => (await import('./flag/FlagScreen.tsx')).FlagScreen,
    ),
  },
  {
    path: 'flags',
    lazy: screen(
      ['tips', 'men'],
      async () => (await import('./flag/OwnFlagsScreen.tsx')).OwnFlagsScreen,
    ),
  },
  {
    path: 'tip/thread',
    lazy: screen(
      ['tips', 'identifications', 'men'],
      async () => (await import('./thread/ThreadScreen.tsx')).ThreadScreen,
    ),
  },
]
