import { read, sourcesBelow } from './tree.ts'

/** The address of every screen, as the router has it. */
export const routed = (): readonly string[] =>
  sourcesBelow('client/src')
    .filter((file) => file.endsWith('/routes.ts'))
    .flatMap((file) => [...read(file).matchAll(/\b(?:path: '([^']+)'|index: true)/g)])
    .map(([, path = '']) => `/${path}`)
