import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { type Refusal, refuse } from './refusal.ts'

const MIB = 1 << 20
/** Below this a disk is full: the database on it would end. */
export const LEAST_BYTES = 16 * MIB
export const RESERVE_BYTES = 64 * MIB
/** Free before it is set aside: what is left then is not full at once. */
export const ROOM_BYTES = RESERVE_BYTES + 2 * LEAST_BYTES

/** What is set aside on the disk of an embedded database, and its name once it was given up to it. */
export const reserveIn = (dataDir: string): string => join(dataDir, 'reserve')
export const givenUpIn = (dataDir: string): string => join(dataDir, 'reserve.given-up')

export const freeIn = (dataDir: string): number => {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize
}

/** Whether the disk is full but for what was set aside: `left` while the database has some of that ([S5]). */
export const isDiskFull = (dataDir: string): 'no' | 'left' | 'gone' => {
  if (!existsSync(givenUpIn(dataDir))) return 'no'
  const free = freeIn(dataDir)
  // It may lie there from when the database was here, too.
  if (free >= ROOM_BYTES) return 'no'
  return free > LEAST_BYTES ? 'left' : 'gone'
}

export const diskFull = (): Refusal =>
  refuse('storage.full', {
    detail: 'The disk is full. Everything that is here can still be read.',
    retryAfterSeconds: 60,
  })
