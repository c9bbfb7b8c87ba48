import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Takes a lock that ends with the process, however it ends; null when another process has it. SQLite's own file
 * lock is the one portable such lock that comes with Node: a file with a process id would outlive a `kill -9`.
 */
export const takeLock = (file: string): Disposable | null => {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && error.message === 'database is locked') return null
    throw error
  }
  return { [Symbol.dispose]: () => database.close() }
}

/** Takes the lock as soon as nobody else has it. */
export const waitForLock = async (file: string): Promise<Disposable> => {
  for (;;) {
    const lock = takeLock(file)
    if (lock) return lock
    await pause(200)
  }
}
