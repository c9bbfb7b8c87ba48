import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { rawOf } from '../platform/database/documents.ts'
import type { Storage } from './storage.ts'
import { Uploads } from './upload.model.ts'

/** What the upload library writes beside the bytes of an upload: its length and names. */
const BESIDE = '.json'

/** Removes the bytes of an upload and what lies beside them; where there are none, nothing happens. */
export const dropBytes = async ({ incoming }: Storage, id: string): Promise<void> => {
  await rm(join(incoming, id), { force: true })
  await rm(join(incoming, id + BESIDE), { force: true })
}

/**
 * Removes bytes that nobody will ask for: of uploads that were used, where a process died before it did so, and those
 * last written before `before` that belong to no upload any more. An upload is in the database before it is on disk.
 */
export const dropLeftBytes = async (
  storage: Storage,
  before: Date,
  signal: AbortSignal,
): Promise<void> => {
  const files = await readdir(storage.incoming)
  for (const id of new Set(files.map(uploadOf))) {
    signal.throwIfAborted()
    const upload = await rawOf(Uploads).findOne({ _id: id })
    const left = upload ? upload.became !== null : await isOlder(storage, id, before)
    if (left) await dropBytes(storage, id)
  }
}

const uploadOf = (file: string): string =>
  file.endsWith(BESIDE) ? file.slice(0, -BESIDE.length) : file

const isOlder = async ({ incoming }: Storage, id: string, before: Date): Promise<boolean> => {
  const written = [id, id + BESIDE].map((file) => stat(join(incoming, file)).catch(() => null))
  return (await Promise.all(written)).every((found) => !found || found.mtime < before)
}
