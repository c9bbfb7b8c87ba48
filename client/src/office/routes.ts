import { getRoom } from '@rollcall/contract/office.ts'
import type { RouteObject } from 'react-router'
import { askAhead } from '../api/ahead.ts'
import { screen } from '../app/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'office',
    loader: () => askAhead(getRoom, {}),
    lazy: screen('office', async () => (await import('./OfficeScreen.tsx')).OfficeScreen),
  },
]
