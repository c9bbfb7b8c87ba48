import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { rawOf } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import type { Storage } from './storage.ts'
import { Uploads } from './upload.model.ts'

/** What the upload library writes beside the bytes of an upload: its length and names. */
const BESIDE = '.json'

/** Removes the bytes of an upload and what lies beside them; where there are none, nothing happens. */
export const dropBytes = async ({ incoming }: Storage, id: string): Promise<void> => {
  await rm(join(incoming, id), { force: true })
  await rm(join(incoming, id + BESIDE), { force: true })
}

/** What cannot be removed now is left to the hourly tidying: the act itself is done. */
export const dropOrLeaveBytes = (storage: Storage, id: string): Promise<void> =>
  dropBytes(storage, id).catch((error) => {
    log.warn({ err: error, upload: id }, 'the bytes of an upload could not be removed yet')
  })

/** Removes an upload. Its bytes go first, so that whoever dies between the two has given back no room that is taken. */
export const dropUpload = async (storage: Storage, id: string): Promise<void> => {
  await dropOrLeaveBytes(storage, id)
  await rawOf(Uploads).deleteOne({ _id: id })
}

/** How many bytes of uploads have come and lie there. */
export const bytesCome = async ({ incoming }: Storage): Promise<number> => {
  const files = await readdir(incoming)
  const sizes = files.map((file) =>
    stat(join(incoming, file)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
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
