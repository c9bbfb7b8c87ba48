import { randomUUID } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file that is seen whole or not at all, also after a power cut; only its owner may read it. */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${randomUUID()}`
  await using handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await rename(draft, file)
  await syncFolder(dirname(file))
}

/** Keeps the names in a folder over a power cut. */
export const syncFolder = async (path: string): Promise<void> => {
  await using folder = await open(path, 'r')
  await folder.sync()
}
