import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type Storage } from '@rollcall/api/media/storage.ts'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

/** An empty folder, gone after the test file. */
export const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-test-'))
  made.push(folder)
  return folder
}

/** A storage of its own, and where it lies. */
export const aStorage = async (): Promise<{ storage: Storage; root: string }> => {
  const root = await aFolder()
  return { storage: await openStorage(root), root }
}
