import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

const MOST_BYTES = 32 << 20

export const logFileIn = (dataDir: string): string => join(dataDir, 'rollcall.log')

/** A long log is put aside at a start, in the place of the one before it: two are kept at most. */
export const openLogFile = async (dataDir: string): Promise<void> => {
  const file = logFileIn(dataDir)
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > MOST_BYTES) await rename(file, `${file}.1`)
}
