import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** What tools make, or people put there: not ours to judge. */
const made = new Set(['node_modules', 'dist', '.git', 'coverage', 'uploads'])

/** Every file below a folder of the project, as `api/src/server.ts`, in order. */
export const filesBelow = (folder = '.'): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !made.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path.split(sep).join('/')]
    })
    .sort()

export const sourcesBelow = (folder: string): readonly string[] =>
  filesBelow(folder).filter((file) => /\.tsx?$/.test(file))

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Path of `target` as named in `file`, from the root of the project. */
export const from = (file: string, target: string): string =>
  relative(root, resolve(root, file, '..', target))
    .split(sep)
    .join('/')
