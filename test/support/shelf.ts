import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where photos that servers of this run have made wait to be put down elsewhere. */
    shelf: string
  }
}

const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const shelf = await mkdtemp(join(tmpdir(), 'rollcall-shelf-'))
  project.provide('shelf', shelf)
  return () => rm(shelf, { recursive: true, force: true })
}

export default setup
