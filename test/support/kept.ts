import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file an installation keeps, below `files/`, in order. */
export const keptFiles = async (dataDir: string): Promise<string[]> => {
  const folder = join(dataDir, 'files')
  const found = await filesIn(folder)
  return found
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort()
}

/** A folder inside of it that goes meanwhile has it read anew. */
const filesIn = async (folder: string): Promise<Dirent[]> => {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' || path === folder) throw error
    return filesIn(folder)
  }
}
