import { matchRoutes, type RouteObject } from 'react-router'
import { screen } from './screen.ts'

const about: RouteObject = {
  path: 'about',
  lazy: screen('app', async () => (await import('./AboutScreen.tsx')).AboutScreen),
}

/** The screens of every feature. */
export const routes: RouteObject[] = [about]

/** Whether there is a screen at an address. */
export const hasScreen = (path: string): boolean => matchRoutes(routes, path) !== null
