import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Figures, not tests: one at a time, nothing else beside it. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    globalSetup: ['./support/mongod.ts', './support/program.ts', './support/shelf.ts'],
    include: ['bench/*.bench.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // Rate limits are not what is measured.
    env: { ROLLCALL_LIMITS: 'off' },
  },
})
