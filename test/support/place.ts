import { glob, mkdtemp, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where memory serves as a disk and has room: what outlives no run gains nothing by being made durable on one. */
export const fastestPlace = async (): Promise<string> => {
  const { bavail, bsize } = await statfs(IN_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize < ROOM ? tmpdir() : IN_MEMORY
}
const IN_MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

/** An empty folder there; whoever asks removes it. */
export const makeFastFolder = async (): Promise<string> =>
  mkdtemp(join(await fastestPlace(), PREFIX))
const PREFIX = 'rollcall-data-'

/** Removes what runs that were killed have left there, which takes memory. */
export const sweepFastFolders = async (): Promise<void> => {
  for await (const folder of glob(join(await fastestPlace(), `${PREFIX}*`))) {
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > LONGEST_RUN_MS) await rm(folder, { recursive: true, force: true })
  }
}
const LONGEST_RUN_MS = 12 * 3_600_000
