import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file an installation keeps, below `files/`, in order. */
export const keptFiles = async (dataDir: string): Promise<string[]> => {
  const folder = join(dataDir, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort()
}
