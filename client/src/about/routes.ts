import type { RouteObject } from 'react-router'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'about',
    lazy: screen('about', async () => (await import('./AboutScreen.tsx')).AboutScreen),
  },
]
