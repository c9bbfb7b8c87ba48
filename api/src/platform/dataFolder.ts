import { mkdir, mkdtemp, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UnfitEnvironment } from './env.ts'
import { isStorageFull } from './noRoom.ts'

/** Refuses in words where nothing can be written: tried, since rights alone say it to nobody who is root. A full disk is none of it: it passes. */
export const assertWritable = async (dataDir: string): Promise<void> => {
  try {
    await mkdir(dataDir, { recursive: true })
    await rmdir(await mkdtemp(join(dataDir, '.probe-')))
  } catch (error) {
    if (isStorageFull(error)) return
    throw new UnfitEnvironment(
      [
        `DATA_DIR: nothing can be written in ${dataDir} (${(error as NodeJS.ErrnoException).code}).`,
        'Everything that people send is stored there. Give it to the user who starts this (chown, chmod),',
        'mount it writable, or set DATA_DIR to another folder; then start again.',
      ].join('\n'),
    )
  }
}
