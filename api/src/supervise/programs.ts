import { join } from 'node:path'
import type { Env } from '../platform/env.ts'
import { type Program, root } from './program.ts'

/** Where Vite listens in development. */
export const pagesPort = (port: number): number => port + 1

/** Where the API's metrics are; the worker's are one further. */
const METRICS_PORT = 9464

/** The data folder stands at the end for whoever reads a list of processes, us included. */
export const programs = ({ dataDir, metricsPort = METRICS_PORT }: Env): readonly Program[] => [
  {
    name: 'api',
    words: [join(root, 'api/src/server.ts'), dataDir],
    env: { METRICS_PORT: String(metricsPort) },
  },
  {
    name: 'worker',
    words: [join(root, 'api/src/worker.ts'), dataDir],
    env: { METRICS_PORT: String(metricsPort && metricsPort + 1) },
  },
]

/** The same for whoever works on them: each starts again when one of its files changes, and Vite serves the pages. */
export const programsInDevelopment = (env: Env): readonly Program[] => [
  ...programs(env).map(({ words, ...program }) => ({
    ...program,
    words: ['--watch', '--watch-preserve-output', ...words],
  })),
  {
    name: 'pages',
    silent: true,
    words: [
      ...[join(root, 'node_modules/vite/bin/vite.js'), join(root, 'client')],
      ...['--port', String(pagesPort(env.port)), '--strictPort'],
    ],
  },
]
