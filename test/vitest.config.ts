import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longestFirst.ts'

const root = resolve(import.meta.dirname)

export default defineConfig({
  root,
  test: {
    globalSetup: ['./support/mongod.ts', './support/program.ts', './support/shelf.ts'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Two cores are the least we run on. A file waits a quarter of its time, for a page, a job or a disk: a third goes on then. Four took longer.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    retry: 0,
    // What is awaited comes when it comes; with two cores shared by all that runs, that may take a while.
    expect: { poll: { timeout: 40_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          // What needs no browser is tested beside the component.
          include: ['**/*.test.ts', '../client/src/**/*.test.{ts,tsx}'],
          exclude: ['e2e/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
})
