import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKey } from './fileKey.ts'

/** So many of a kind tell for all. */
const SAMPLE = 20

/**
 * Whether of some kind of file not one of the first that the database names lies below `root`: the folder is another, or
 * was lost. Makes and changes nothing.
 */
export const areLost = async (
  root: string,
  kinds: readonly AsyncGenerator<FileKey>[],
): Promise<boolean> => {
  const lost = await Promise.all(kinds.map((files) => noneIsThere(root, files)))
  return lost.includes(true)
}

const noneIsThere = async (root: string, files: AsyncGenerator<FileKey>): Promise<boolean> => {
  let looked = 0
  for await (const key of files) {
    if (await isThere(join(root, key))) return false
    looked += 1
    if (looked === SAMPLE) break
  }
  return looked > 0
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
