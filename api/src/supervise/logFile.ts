import { copyFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setInterval } from 'node:timers'

const MOST_BYTES = 32 << 20
const LOOK_MS = 60_000

export const logFileIn = (dataDir: string): string => join(dataDir, 'rollcall.log')

/** The log of a data folder stays short from now on: it is looked at at once, and each minute. */
export const keepLogShort = async (dataDir: string): Promise<void> => {
  // What cannot be put aside, on a full disk, waits for the next look.
  const look = () => shorten(dataDir).catch(() => undefined)
  await look()
  setInterval(() => void look(), LOOK_MS).unref()
}

/**
 * A long log is put aside in the place of the one before it: two are kept at most. Processes that have it open write on at its
 * end, which is its beginning then; a line that comes while it is copied is lost.
 */
export const shorten = async (dataDir: string): Promise<void> => {
  const file = logFileIn(dataDir)
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size <= MOST_BYTES) return
  await copyFile(file, `${file}.1`)
  await truncate(file)
}
