import { mkdir, mkdtemp, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UnfitEnvironment } from './env.ts'
import { isStorageFull } from './noRoom.ts'

/** A disk of another machine that has gone away never answers. */
const PATIENCE_MS = 20_000

/** Refuses in words where nothing can be written: tried, since rights alone say it to nobody who is root. A full disk is none of it: it passes. */
export const assertWritable = async (dataDir: string): Promise<void> => {
  let late: NodeJS.Timeout | undefined
  try {
    const silent = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject({ code: 'no answer' }), PATIENCE_MS)
    })
    await Promise.race([writeIn(dataDir), silent])
  } catch (error) {
    if (isStorageFull(error)) return
    throw new UnfitEnvironment(
      [
        `DATA_DIR: nothing can be written in ${dataDir} (${(error as NodeJS.ErrnoException).code}).`,
        'Everything that people send is stored there. Give it to the user who starts this (chown, chmod),',
        'mount it writable, or set DATA_DIR to another folder; then start again.',
      ].join('\n'),
    )
  } finally {
    clearTimeout(late)
  }
}

const writeIn = async (dataDir: string): Promise<void> => {
  await makeFolder(dataDir)
  await rmdir(await mkdtemp(join(dataDir, '.probe-')))
}

/** With the folders above it. One by one: where the system says that a folder is not there and makes none (`/proc`), Node tries for ever. */
const makeFolder = async (folder: string): Promise<void> => {
  const made = await mkdir(folder).catch((error: NodeJS.ErrnoException) => error)
  if (!(made instanceof Error) || made.code === 'EEXIST') return
  if (made.code !== 'ENOENT' || dirname(folder) === folder) throw made
  await makeFolder(dirname(folder))
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
