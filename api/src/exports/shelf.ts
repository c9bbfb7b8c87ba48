import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage } from '../media/storage.ts'
import { settings } from '../platform/settings.ts'
import type { Shelf } from './unhurried.ts'

/** Where downloads wait for whoever takes them slowly. */
export const shelfIn = (storage: Storage): Shelf => ({
  open: () => openUnnamed(storage),
  most: () => settings.EXPORT_WAITING_MIB * MIB,
  used: 0,
})

const MIB = 1 << 20

/** A file that has no name any more, so that nothing is left of it whatever dies. */
export const openUnnamed = async (storage: Storage): Promise<FileHandle> => {
  await using scratch = await storage.scratch()
  return await open(join(scratch.path, 'rows'), 'wx+')
}
