import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { takeLock } from '../platform/install/lock.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { endLeftover } from '../platform/processes.ts'
import { type Installation, readInstallation } from './installation.ts'

const PATIENCE_MS = 2_000
const LEFTOVER_MS = 2_000

/**
 * Makes this process the only one that runs on the data folder, for as long as it keeps the claim. Waits for one
 * that is stopping, refuses beside one that runs, and ends what a killed one left behind.
 */
export const claim = async (dataDir: string): Promise<Disposable> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockOf(dataDir)
  const before = Object.values((await readInstallation(dataDir))?.processes ?? {})
  await Promise.all(before.map(({ pid, words }) => endLeftover(pid, [words], LEFTOVER_MS)))
  return lock
}

const lockOf = async (dataDir: string): Promise<Disposable> => {
  for (const since = Date.now(); ; await pause(100)) {
    const lock = takeLock(join(dataDir, 'run.lock'))
    if (lock) return lock
    const other = await readInstallation(dataDir)
    if (other?.state !== 'stopping' && Date.now() - since > PATIENCE_MS) throw taken(dataDir, other)
  }
}

const taken = (dataDir: string, other: Installation | null): Obstacle =>
  new Obstacle(
    `Rollcall is already running on ${dataDir}${other ? `, at ${other.url} (process ${other.supervisor})` : ''}.`,
    other ? `Stop it first: kill ${other.supervisor}` : 'Stop it first.',
    'To run a second one, give it its own DATA_DIR and PORT.',
  )
