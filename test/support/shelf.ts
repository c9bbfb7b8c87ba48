import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { makeFastFolder, sweepFastFolders } from './place.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where photos that servers of this run have made wait to be put down elsewhere. */
    shelf: string
  }
}

const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await sweepFastFolders()
  const shelf = await makeFastFolder()
  project.provide('shelf', shelf)
  return () => rm(shelf, { recursive: true, force: true })
}

export default setup
