import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../../..')

/** One SHA-256, in hex, of the names and bytes of all files of this program that these patterns name. */
export const hashOf = async (patterns: readonly string[]): Promise<string> => {
  const found = await Array.fromAsync(glob([...patterns], { cwd: root, withFileTypes: true }))
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash.update(`${file.slice(root.length)}\0`).update(await readFile(file))
  return hash.digest('hex')
}
