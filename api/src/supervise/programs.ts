import { join } from 'node:path'
import { type Program, root } from './program.ts'

/** The data folder stands at the end for whoever reads a list of processes, us included. */
export const programs = (dataDir: string): readonly Program[] => [
  { name: 'api', words: [join(root, 'api/src/server.ts'), dataDir] },
  { name: 'worker', words: [join(root, 'api/src/worker.ts'), dataDir] },
]

/** The same for whoever works on them: each starts again when one of its files changes, and Vite serves the pages. */
export const programsInDevelopment = (dataDir: string, pagesPort: number): readonly Program[] => [
  ...programs(dataDir).map(({ name, words }) => ({
    name,
    words: ['--watch', '--watch-preserve-output', ...words],
  })),
  {
    name: 'pages',
    silent: true,
    words: [
      ...[join(root, 'node_modules/vite/bin/vite.js'), join(root, 'client')],
      ...['--port', String(pagesPort), '--strictPort'],
    ],
  },
]
