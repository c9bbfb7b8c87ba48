import { listAsked, listImports } from '@rollcall/contract/imports.ts'
import type { RouteObject } from 'react-router'
import { listAhead } from '../api/ahead.ts'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'office/roster',
    loader: () => listAhead(listImports, {}),
    lazy: screen('roster', async () => (await import('./RosterScreen.tsx')).RosterScreen),
  },
  {
    path: 'office/roster/:importId',
    lazy: screen(
      ['roster', 'dates', 'people'],
      async () => (await import('./ImportScreen.tsx')).ImportScreen,
    ),
  },
  {
    path: 'office/asked',
    loader: () => listAhead(listAsked, {}),
    lazy: screen(
      ['roster', 'dates', 'people'],
      async () => (await import('./AskedScreen.tsx')).AskedScreen,
    ),
  },
]
